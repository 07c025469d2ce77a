package io.howdah.hive;

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

  ErrorCode code() {
    return code;
  }
}
