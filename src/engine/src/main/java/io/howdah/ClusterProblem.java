package io.howdah;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One thing that is wrong with a cluster: what it is, and what can be done about it. */
public final class ClusterProblem {
  /** What a problem means for copies. */
  public enum Severity {
    /** They fail. */
    ERROR,
    /** They work for now, or most of them do. */
    WARNING
  }

  private final Severity severity;
  private final ErrorCode code;
  private final String message;
  private final String advice;

  private ClusterProblem(Severity severity, ErrorCode code, String message, String advice) {
    this.severity = severity;
    this.code = code;
    this.message = message;
    this.advice = advice;
  }

  /** Copies would fail as this did. */
  public static ClusterProblem error(CopyException failure) {
    return of(Severity.ERROR, failure);
  }

  /** Something failed that copies can do without. */
  public static ClusterProblem warning(CopyException failure) {
    return of(Severity.WARNING, failure);
  }

  /**
   * Nothing failed yet.
   *
   * @param code what it may become
   * @param message a sentence: what is wrong
   * @param advice a sentence: what can be done
   */
  public static ClusterProblem warning(ErrorCode code, String message, String advice) {
    return new ClusterProblem(Severity.WARNING, code, message, advice);
  }

  private static ClusterProblem of(Severity severity, CopyException failure) {
    ErrorCode code = failure.code();
    return new ClusterProblem(severity, code, String.valueOf(failure.getMessage()), code.advice());
  }

  public Severity severity() {
    return severity;
  }

  public ErrorCode code() {
    return code;
  }

  /** What is wrong: a sentence. */
  public String message() {
    return message;
  }

  /** What can be done about it: a sentence or two. */
  public String advice() {
    return advice;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ClusterProblem
        && ((ClusterProblem) other).severity == severity
        && ((ClusterProblem) other).code == code
        && ((ClusterProblem) other).message.equals(message)
        && ((ClusterProblem) other).advice.equals(advice);
  }

  @Override
  public int hashCode() {
    return Objects.hash(severity, code, message);
  }

  @Override
  public String toString() {
    return severity + " " + code + ": " + message;
  }
}
