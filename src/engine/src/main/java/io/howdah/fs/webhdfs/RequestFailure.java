package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One request that failed, with what may be done about it before the caller hears of it. */
final class RequestFailure extends CopyException {
  private static final long serialVersionUID = 1L;

  /** What may be done. */
  enum Recovery {
    /** Asking again cannot help, or is the caller's to decide. */
    NONE,
    /** The request did nothing: ask the next NameNode, or the same one later. */
    REPEAT,
    /** The answer was lost: the request may have done its work. */
    LOOK_FIRST,
    /** The request did nothing, since our delegation token serves no longer: get another one. */
    NEW_TOKEN
  }

  private final Recovery recovery;
  private final boolean isUnanswered;

  RequestFailure(ErrorCode code, Recovery recovery, String message, @Nullable Throwable cause) {
    this(code, recovery, cause != null || recovery == Recovery.LOOK_FIRST, message, cause);
  }

  private RequestFailure(
      ErrorCode code,
      Recovery recovery,
      boolean isUnanswered,
      String message,
      @Nullable Throwable cause) {
    super(code, Redaction.redact(message), cause);
    this.recovery = recovery;
    this.isUnanswered = isUnanswered;
  }

  Recovery recovery() {
    return recovery;
  }

  /** Whether another DataNode may do better. */
  boolean isOfDataNode() {
    return code() == ErrorCode.DATANODE_FAILED && recovery == Recovery.REPEAT;
  }

  /** Whether no response came at all. */
  boolean isOfConnection() {
    return getCause() instanceof IOException && code() != ErrorCode.UNEXPECTED_ANSWER;
  }

  /**
   * Whether the response was one that Howdah does not understand. It may be another one the next
   * time; where it stays, more attempts only delay the message.
   */
  boolean isOdd() {
    return code().isOfOddAnswer();
  }

  /**
   * Whether the request may still do its work: no answer came, or none that can be understood, or
   * one from a proxy that got none either.
   */
  boolean isUnanswered() {
    return isUnanswered;
  }

  /** The same failure of a DataNode, left to the caller. */
  RequestFailure withoutRecovery() {
    // The next request is asked of the NameNode, and gets another token where there is one.
    boolean isPassing = recovery == Recovery.NEW_TOKEN || code() == ErrorCode.CLUSTER_UNREACHABLE;
    return new RequestFailure(
        isPassing ? ErrorCode.DATANODE_FAILED : code(),
        Recovery.NONE,
        isUnanswered,
        String.valueOf(getMessage()),
        getCause());
  }
}
