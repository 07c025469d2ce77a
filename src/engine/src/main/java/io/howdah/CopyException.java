package io.howdah;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A classified failure. The message states what happened, to what and with which value. It never
 * contains a secret. The advice is in {@link ErrorCode#advice()}.
 *
 * <p>It is an {@link IOException} so that streams can throw it.
 */
public class CopyException extends IOException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  /** A failure that this project detected. */
  public CopyException(ErrorCode code, String message) {
    this(code, message, null);
  }

  /** A failure that has a cause. */
  public CopyException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** The kind of this failure. */
  public ErrorCode code() {
    return code;
  }

  /** Returns this failure with {@code context}, such as "copying /a/b", before its message. */
  public CopyException during(String context) {
    return new CopyException(code, context + ": " + getMessage(), this);
  }
}
