package io.howdah.front.option;

/** What is wrong with a value, without the option that it is given for. */
final class OptionProblem extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * A problem.
   *
   * @param problem how a sentence about the option goes on, such as {@code must be 1 or 2}
   */
  OptionProblem(String problem) {
    super(problem);
  }
}
