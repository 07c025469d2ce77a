package io.howdah.fs.webhdfs.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Lets a {@link StallWatch} see how long the connection takes to accept bytes. */
final class WatchedStream extends FilterOutputStream {
  /** Little enough for the slowest connection that is not stuck. */
  private static final int MOST_AT_A_TIME = 64 * 1024;

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
    int end = offset + count;
    for (int position = offset; position < end; position += MOST_AT_A_TIME) {
      watch.handing();
      out.write(bytes, position, Math.min(MOST_AT_A_TIME, end - position));
      watch.taken();
    }
  }
}
