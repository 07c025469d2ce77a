package io.howdah.agent;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Standard error with a last line that is redrawn in place. All other output is written above this
 * line, so log lines and progress do not mix.
 */
final class LiveLine extends OutputStream {
  private final OutputStream target;
  private int shown;

  LiveLine(OutputStream target) {
    this.target = target;
  }

  /**
   * Redraws the line.
   *
   * @param text ASCII text that fits into one line of the terminal
   */
  synchronized void show(String text) throws IOException {
    StringBuilder line = new StringBuilder("\r").append(text);
    // Overwrite with spaces: not every terminal supports escape sequences.
    for (int column = text.length(); column < shown; column++) {
      line.append(' ');
    }
    shown = text.length();
    target.write(line.toString().getBytes(StandardCharsets.US_ASCII));
    target.flush();
  }

  /** Removes the line. */
  synchronized void erase() throws IOException {
    if (shown > 0) {
      show("");
      target.write('\r');
      target.flush();
    }
  }

  @Override
  public synchronized void write(int octet) throws IOException {
    erase();
    target.write(octet);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    erase();
    target.write(bytes, offset, length);
  }

  @Override
  public synchronized void flush() throws IOException {
    target.flush();
  }
}
