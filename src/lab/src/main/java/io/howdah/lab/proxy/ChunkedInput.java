package io.howdah.lab.proxy;

import java.io.IOException;
import java.io.InputStream;

/** A body that comes in chunks; an end before the last chunk is an error. */
final class ChunkedInput extends InputStream {
  private final HttpInput lines;
  private final InputStream in;
  private InputStream chunk = InputStream.nullInputStream();
  private boolean begun;
  private boolean ended;

  ChunkedInput(HttpInput lines, InputStream in) {
    this.lines = lines;
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!ended) {
      int read = chunk.read(buffer, offset, length);
      if (read >= 0) {
        return read;
      }
      next();
    }
    return -1;
  }

  private void next() throws IOException {
    if (begun) {
      lines.requiredLine(); // the end of the chunk before
    }
    begun = true;
    String size = lines.requiredLine().split(";", 2)[0].strip();
    try {
      chunk = new FixedInput(in, Long.parseLong(size, 16));
    } catch (NumberFormatException e) {
      throw new IOException("no size of a chunk: " + size, e);
    }
    if (size.matches("0+")) {
      ended = true;
      for (String trailer = lines.requiredLine(); !trailer.isEmpty(); ) {
        trailer = lines.requiredLine();
      }
    }
  }
}
