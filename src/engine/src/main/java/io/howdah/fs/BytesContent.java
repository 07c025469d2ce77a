package io.howdah.fs;

import java.io.IOException;
import java.io.OutputStream;

/** Bytes in memory, from an offset on. */
public final class BytesContent implements ContentSource {
  private final byte[] bytes;
  private final int offset;

  private BytesContent(byte[] bytes, int offset) {
    this.bytes = bytes;
    this.offset = offset;
  }

  /**
   * Takes over bytes, which the caller must not change any more.
   *
   * @param offset of the first byte
   */
  public static BytesContent from(byte[] bytes, int offset) {
    return new BytesContent(bytes, offset);
  }

  @Override
  public long length() {
    return (long) bytes.length - offset;
  }

  @Override
  public boolean isInMemory() {
    return true;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes, offset, bytes.length - offset);
  }
}
