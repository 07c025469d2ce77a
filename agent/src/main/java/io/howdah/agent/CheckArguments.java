package io.howdah.agent;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The parsed command line of {@code howdah check} or {@code howdah lag}. */
final class CheckArguments {
  /** Which entries are listed. */
  enum Listed {
    DIFFERENCES,
    ALL
  }

  /** With what the destination is compared. */
  enum Basis {
    SOURCE,
    REPORT,
    /** With what the source lists, to measure the lag. */
    LISTINGS
  }

  private final AgentArguments common;
  private final @Nullable String list;
  private final Listed listed;
  private final Basis basis;
  private final Assessment assessment;

  private CheckArguments(
      AgentArguments common,
      @Nullable String list,
      Listed listed,
      Basis basis,
      Assessment assessment) {
    this.common = common;
    this.list = list;
    this.listed = listed;
    this.basis = basis;
    this.assessment = assessment;
  }

  /**
   * The arguments of a check.
   *
   * @param common what a check and a copy have in common
   * @param list the file of the list as given, or {@code -}; null for no list
   */
  static CheckArguments of(AgentArguments common, @Nullable String list, Listed listed) {
    return new CheckArguments(common, list, listed, Basis.SOURCE, Assessment.ofEquality());
  }

  /** Returns these arguments for a check whose source is a report. */
  CheckArguments againstReport() {
    return new CheckArguments(common, list, listed, Basis.REPORT, assessment);
  }

  /**
   * The arguments of a run that measures the lag.
   *
   * @param most the longest lag that is no failure; null where none is
   */
  static CheckArguments ofLag(AgentArguments common, @Nullable Duration most) {
    return new CheckArguments(
        common, null, Listed.DIFFERENCES, Basis.LISTINGS, new LagAssessment(most));
  }

  /** What the result means. */
  Assessment assessment() {
    return assessment;
  }

  /** With what the destination is compared. */
  Basis basis() {
    return basis;
  }

  AgentArguments common() {
    return common;
  }

  /** The file of the list as given, or {@code -}; null for no list. */
  @Nullable String list() {
    return list;
  }

  Listed listed() {
    return listed;
  }
}
