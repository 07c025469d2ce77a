package io.howdah.lab.proxy;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Sends a body as it is; closing it leaves the connection open. */
final class OpenOutput extends FilterOutputStream {
  OpenOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    out.write(buffer, offset, length);
  }

  @Override
  public void close() throws IOException {
    out.flush();
  }
}
