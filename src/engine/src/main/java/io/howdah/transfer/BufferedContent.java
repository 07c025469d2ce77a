package io.howdah.transfer;

import io.howdah.fs.ContentSource;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The bytes of a small file, which is read completely before its first byte is written. So the
 * destination never waits for the source, and a file that cannot be read is not created there.
 */
final class BufferedContent implements ContentSource {
  private final TransferContext context;
  private final byte[] buffer;
  private final int length;
  private final FileProgress progress;
  private boolean counted;

  /**
   * @param length the number of bytes of the file at the beginning of {@code buffer}
   */
  BufferedContent(TransferContext context, byte[] buffer, int length, FileProgress progress) {
    this.context = context;
    this.buffer = buffer;
    this.length = length;
    this.progress = progress;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public boolean isInMemory() {
    return true;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    context.cancellation().check();
    int written = 0;
    while (written < length) {
      int piece = context.bandwidth().next(length - written);
      out.write(buffer, written, piece);
      written += piece;
    }
    if (!counted) {
      counted = true; // only once, even where the bytes are sent again
      progress.moved(length);
    }
  }
}
