package io.howdah.fs.webhdfs.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.EofSensorInputStream;
import org.apache.hc.core5.http.io.EofSensorWatcher;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * The body of a response. Where it ends the connection goes back to the pool and serves again;
 * where it breaks, the connection is given up.
 */
final class ReleasingEntity extends HttpEntityWrapper implements EofSensorWatcher {
  private final ExecRuntime connection;

  ReleasingEntity(HttpEntity body, ExecRuntime connection) {
    super(body);
    this.connection = connection;
  }

  @Override
  public InputStream getContent() throws IOException {
    return new EofSensorInputStream(super.getContent(), this);
  }

  @Override
  public boolean eofDetected(InputStream body) throws IOException {
    release(body);
    return false;
  }

  /** Closing reads what is left, so that this, too, leaves a connection that serves again. */
  @Override
  public boolean streamClosed(InputStream body) throws IOException {
    // Another thread may have given the connection up: then nothing is left to read.
    if (connection.isEndpointAcquired()) {
      release(body);
    }
    return false;
  }

  @Override
  public boolean streamAbort(InputStream body) {
    connection.discardEndpoint();
    return false;
  }

  /** A response that is not read leaves a connection that serves again, too. */
  @Override
  public void close() throws IOException {
    if (connection.isEndpointAcquired()) {
      release(super::close);
    }
  }

  private void release(Closeable body) throws IOException {
    try {
      body.close();
      connection.releaseEndpoint();
    } catch (IOException | RuntimeException e) {
      connection.discardEndpoint();
      throw e;
    }
  }
}
