package io.howdah.fs.webhdfs;

import io.howdah.fs.webhdfs.response.TransportFailures;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

/**
 * The bytes of an OPEN: says how far it came when it breaks, and gives up hard when closed early.
 */
final class ContentStream extends InputStream {
  private final InputStream in;
  private final HttpUriRequestBase message;
  private final RunningTransfers transfers;
  private final String what;
  private final String server;
  private final long length;
  private final Runnable broken;
  private long position;
  private boolean ended;

  /**
   * The bytes of one answer.
   *
   * @param length of the body, or -1 where the server does not say
   * @param broken called where the bytes end too early
   */
  ContentStream(
      InputStream in,
      HttpUriRequestBase message,
      RunningTransfers transfers,
      String what,
      String server,
      long length,
      Runnable broken) {
    this.in = in;
    this.message = message;
    this.transfers = transfers;
    this.what = what;
    this.server = server;
    this.length = length;
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
      throw transfers.explain(
          TransportFailures.atDataNode(what + " broke after " + position + " bytes: it", server, e)
              .reason());
    } catch (IllegalStateException e) {
      // HttpClient's pool says so of a connection that another thread has broken off.
      giveUp();
      throw transfers.explain(
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
    transfers.end(message);
  }

  @Override
  public int available() throws IOException {
    return ended ? 0 : in.available();
  }

  /** Breaks the connection off where the end was not reached: the rest may be gigabytes. */
  @Override
  public void close() throws IOException {
    if (!ended) {
      giveUp();
    }
  }

  private void giveUp() {
    ended = true;
    transfers.end(message);
    message.cancel();
  }
}
