package io.howdah.agent;

import io.howdah.TreeComparison;

/** What the result of a comparison means for the user and for the shell. */
interface Assessment {
  /** Prints what is wrong; prints nothing where all is well. */
  void print(TreeComparison result, ErrorReport errors);

  int exitCode(TreeComparison result);

  /** The assessment of a check: both sides should be equal. */
  static Assessment ofEquality() {
    return new Assessment() {
      @Override
      public void print(TreeComparison result, ErrorReport errors) {
        errors.print(result);
      }

      @Override
      public int exitCode(TreeComparison result) {
        return ExitCodes.of(result);
      }
    };
  }
}
