package io.howdah;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One problem of a cluster, with advice. */
public final class ClusterProblem {
  /** The effect of a problem on copies. */
  public enum Severity {
    /** Copies fail. */
    ERROR,
    /** All or most copies succeed for now. */
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

  /** A failure that copies would have too. */
  public static ClusterProblem error(CopyException failure) {
    return of(Severity.ERROR, failure);
  }

  /** A failure that does not affect copies. */
  public static ClusterProblem warning(CopyException failure) {
    return of(Severity.WARNING, failure);
  }

  /**
   * A warning before anything fails.
   *
   * @param code the code of the expected failure
   * @param message one sentence: the problem
   * @param advice one sentence: the solution
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

  /** The problem, in one sentence. */
  public String message() {
    return message;
  }

  /** The advice, in one or two sentences. */
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
