package io.howdah.fs.webhdfs.http;

import io.howdah.CopyException;
import io.howdah.fs.ContentFailures;
import io.howdah.fs.webhdfs.DataNodeClient;
import java.io.IOException;

/**
 * The exception of an upload's source, on its way through HttpClient to {@link DataNodeClient},
 * which passes the original on. It may look like the failure of a server, so only this wrapper
 * shows that no server failed.
 */
public final class SourceFailure extends IOException {
  private static final long serialVersionUID = 1L;

  private final String what;
  private final Exception thrown;

  /**
   * A failure of the source.
   *
   * @param what the operation and its path, for messages
   */
  SourceFailure(String what, Exception thrown) {
    super("the source failed", thrown);
    this.what = what;
    this.thrown = thrown;
  }

  /** What the caller gets; an unchecked exception of the source is thrown as it is. */
  public CopyException original() {
    if (thrown instanceof RuntimeException) {
      throw (RuntimeException) thrown;
    }
    return ContentFailures.of(
        what, thrown instanceof IOException ? (IOException) thrown : new IOException(thrown));
  }
}
