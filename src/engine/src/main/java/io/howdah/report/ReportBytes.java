package io.howdah.report;

import io.howdah.fs.ContentSource;
import java.io.IOException;
import java.io.OutputStream;

/** The bytes of some lines, from an offset on. */
final class ReportBytes implements ContentSource {
  private final byte[] bytes;
  private final int offset;

  ReportBytes(byte[] bytes, int offset) {
    this.bytes = bytes;
    this.offset = offset;
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
