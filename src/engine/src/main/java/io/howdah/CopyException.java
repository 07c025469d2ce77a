package io.howdah;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A failure that is already classified. The message says what happened, to what and with which
 * value, and never holds a secret; what to do about it is in {@link ErrorCode#advice()}.
 *
 * <p>It is an {@link IOException} so that it can travel through streams unchanged.
 */
public class CopyException extends IOException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  /** A failure that this project itself found. */
  public CopyException(ErrorCode code, String message) {
    this(code, message, null);
  }

  /** A failure that something below reported. */
  public CopyException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** What kind of failure this is. */
  public ErrorCode code() {
    return code;
  }

  /** This failure, with {@code context} ("copying /a/b") put before the message. */
  public CopyException during(String context) {
    return new CopyException(code, context + ": " + getMessage(), this);
  }
}
