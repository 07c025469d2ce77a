package io.howdah.fs.webhdfs.response;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One request that failed, and the recovery that is possible before the caller gets the failure. It
 * is no {@link CopyException}, so that the compiler keeps it inside this package: a source that
 * fails in the middle of an upload must not look like a server of the destination. The caller gets
 * the {@link #reason}.
 */
public final class RequestFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /** What may be done. */
  public enum Recovery {
    /** A repetition cannot help, or is up to the caller. */
    NONE,
    /** The request had no effect: send it to the next NameNode, or to the same one later. */
    REPEAT,
    /** The response was lost: the request may have done its work. */
    LOOK_FIRST,
    /** The request did nothing, since our delegation token serves no longer: get another one. */
    NEW_TOKEN
  }

  private final CopyException reason;
  private final Recovery recovery;
  private final boolean hasNoResponse;

  public RequestFailure(
      ErrorCode code, Recovery recovery, String message, @Nullable Throwable cause) {
    this(
        new CopyException(code, Redaction.redact(message), cause),
        recovery,
        cause != null || recovery == Recovery.LOOK_FIRST);
  }

  private RequestFailure(CopyException reason, Recovery recovery, boolean hasNoResponse) {
    // The stack trace is the reason's.
    super(
        reason.getMessage(),
        reason.getCause(),
        /* enableSuppression= */ true,
        /* writableStackTrace= */ false);
    this.reason = reason;
    this.recovery = recovery;
    this.hasNoResponse = hasNoResponse;
  }

  /** The failure that the caller gets. */
  public CopyException reason() {
    return reason;
  }

  public ErrorCode code() {
    return reason.code();
  }

  public Recovery recovery() {
    return recovery;
  }

  /** Whether another DataNode may do better. */
  public boolean isOfDataNode() {
    return code() == ErrorCode.DATANODE_FAILED && recovery == Recovery.REPEAT;
  }

  /** Whether no response came at all. */
  public boolean isOfConnection() {
    return getCause() instanceof IOException && code() != ErrorCode.UNEXPECTED_ANSWER;
  }

  /**
   * Whether the response was one that Howdah does not understand. It may be another one the next
   * time; where it stays, more attempts only delay the message.
   */
  public boolean isOdd() {
    return code().isOfOddAnswer();
  }

  /**
   * Whether the request may still do its work: no response came, or none that can be understood, or
   * one from a proxy that got none either.
   */
  public boolean hasNoResponse() {
    return hasNoResponse;
  }

  /** The same failure of a DataNode, left to the caller. */
  public RequestFailure withoutRecovery() {
    // The next request goes to the NameNode, and gets another token if there is one.
    boolean isPassing = recovery == Recovery.NEW_TOKEN || code() == ErrorCode.CLUSTER_UNREACHABLE;
    CopyException left =
        isPassing
            ? new CopyException(ErrorCode.DATANODE_FAILED, String.valueOf(getMessage()), getCause())
            : reason;
    return new RequestFailure(left, Recovery.NONE, hasNoResponse);
  }
}
