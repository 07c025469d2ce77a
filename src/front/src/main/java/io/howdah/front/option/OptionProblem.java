package io.howdah.front.option;

/** The problem of a value, without the name of its option. */
final class OptionProblem extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param problem the predicate of a sentence about the option, such as {@code must be 1 or 2}
   */
  OptionProblem(String problem) {
    super(problem);
  }
}
