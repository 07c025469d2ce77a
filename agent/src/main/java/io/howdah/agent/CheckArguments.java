package io.howdah.agent;

import org.jspecify.annotations.Nullable;

/** The parsed command line of {@code howdah check}. */
final class CheckArguments {
  /** Which entries are listed. */
  enum Listed {
    DIFFERENCES,
    ALL
  }

  /** With what the destination is compared. */
  enum Basis {
    SOURCE,
    REPORT
  }

  private final AgentArguments common;
  private final @Nullable String list;
  private final Listed listed;
  private final Basis basis;

  private CheckArguments(AgentArguments common, @Nullable String list, Listed listed, Basis basis) {
    this.common = common;
    this.list = list;
    this.listed = listed;
    this.basis = basis;
  }

  /**
   * The arguments of a check.
   *
   * @param common what a check and a copy have in common
   * @param list the file of the list as given, or {@code -}; null for no list
   */
  static CheckArguments of(AgentArguments common, @Nullable String list, Listed listed) {
    return new CheckArguments(common, list, listed, Basis.SOURCE);
  }

  /** Returns these arguments for a check whose source is a report. */
  CheckArguments againstReport() {
    return new CheckArguments(common, list, listed, Basis.REPORT);
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
