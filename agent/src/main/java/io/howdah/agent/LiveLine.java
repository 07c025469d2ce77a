package io.howdah.agent;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Standard error with a line at its end that is drawn over and over in place. Whatever else is
 * written goes above that line, so log lines and progress do not run into each other.
 */
final class LiveLine extends OutputStream {
  private final OutputStream target;
  private int shown;

  LiveLine(OutputStream target) {
    this.target = target;
  }

  /**
   * Draws the line anew.
   *
   * @param text ASCII, short enough not to be wrapped by the terminal
   */
  synchronized void show(String text) throws IOException {
    StringBuilder line = new StringBuilder("\r").append(text);
    // Spaces, not an escape sequence, since every terminal knows them.
    for (int column = text.length(); column < shown; column++) {
      line.append(' ');
    }
    shown = text.length();
    target.write(line.toString().getBytes(StandardCharsets.US_ASCII));
    target.flush();
  }

  /** Takes the line away. */
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
