package io.howdah.hive;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import org.apache.thrift.TException;
import org.jspecify.annotations.Nullable;

/** An exception of the metastore itself in response to a call. The connection stays usable. */
final class MetastoreRefusal extends TException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  /**
   * Creates a refusal.
   *
   * @param message the server's message; null where it has none
   */
  MetastoreRefusal(ErrorCode code, @Nullable String message) {
    super(message == null ? "no reason given" : message);
    this.code = code;
  }

  /** A failure of the login that is complete as it is. */
  MetastoreRefusal(CopyException failure) {
    super(failure.getMessage(), failure);
    code = failure.code();
  }

  ErrorCode code() {
    return code;
  }
}
