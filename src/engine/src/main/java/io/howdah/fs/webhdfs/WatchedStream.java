package io.howdah.fs.webhdfs;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Lets a {@link StallWatch} see how long the connection takes to accept bytes. */
final class WatchedStream extends FilterOutputStream {
  private final StallWatch.Upload watch;

  WatchedStream(OutputStream out, StallWatch.Upload watch) {
    super(out);
    this.watch = watch;
  }

  @Override
  public void write(int b) throws IOException {
    watch.handing();
    out.write(b);
    watch.taken();
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    watch.handing();
    out.write(bytes, offset, count);
    watch.taken();
  }
}
