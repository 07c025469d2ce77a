package io.howdah.fs.webhdfs;

import io.howdah.fs.FileContent;
import io.howdah.fs.webhdfs.response.TransportFailures;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of an OPEN: reports its position when it breaks, and aborts the connection when closed
 * early.
 */
final class ContentStream extends InputStream {
  private final InputStream in;
  private final long length;
  private final RunningTransfers.Transfer transfer;
  private final String what;
  private final String server;
  private final Runnable broken;
  private long position;
  private boolean ended;

  /**
   * The bytes of one response.
   *
   * @param body whose length may be unknown
   * @param what the operation and its path, for messages
   * @param broken called where the bytes end too early
   */
  ContentStream(
      FileContent body,
      RunningTransfers.Transfer transfer,
      String what,
      String server,
      Runnable broken) {
    in = body.stream();
    length = body.length();
    this.transfer = transfer;
    this.what = what;
    this.server = server;
    this.broken = broken;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int count) throws IOException {
    if (ended) {
      return -1;
    }
    int read;
    try {
      read = in.read(bytes, offset, count);
      if (read > 0) {
        position += read;
      }
      if (read < 0 || position == length) {
        end();
      }
    } catch (IOException e) {
      giveUp();
      broken.run();
      throw transfer.explain(
          TransportFailures.atDataNode(what + " broke after " + position + " bytes: it", server, e)
              .reason());
    } catch (IllegalStateException e) {
      // HttpClient's pool reports a connection in this way that another thread has aborted.
      giveUp();
      throw transfer.explain(
          TransportFailures.atDataNode(
                  what + " broke after " + position + " bytes: it", server, new IOException(e))
              .reason());
    }
    return read;
  }

  /** Nothing follows, and the connection is let go in peace. */
  private void end() throws IOException {
    in.close();
    ended = true;
    transfer.end();
  }

  /** Breaks the connection off where the end was not reached: the rest may be gigabytes. */
  @Override
  public void close() {
    if (!ended) {
      giveUp();
    }
  }

  private void giveUp() {
    ended = true;
    transfer.breakOff();
  }
}
