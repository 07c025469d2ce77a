package io.howdah.agent;

import io.howdah.CopyException;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.TreeComparison;
import java.util.Set;
import java.util.TreeSet;

/** The exit codes of the agent. */
final class ExitCodes {
  static final int SUCCESS = 0;
  static final int SEVERAL_REASONS = 1;
  static final int USAGE = 2;
  static final int NO_CHANGE = 15;
  static final int TOO_FAR_BEHIND = 16;
  static final int INTERRUPTED = 130;

  private ExitCodes() {}

  /**
   * The code of the error that stopped the copy, or else that of the failed files if they have only
   * one.
   */
  static int of(CopyStatus status) {
    if (status.isSuccessful()) {
      return SUCCESS;
    }
    CopyException error = status.error();
    if (error != null) {
      return error.code().exitCode();
    }
    return of(status.failureCodes());
  }

  /**
   * The code of the error that stopped the comparison, or else that of the failed entries, or else
   * that of a difference.
   */
  static int of(TreeComparison comparison) {
    CopyException error = comparison.error();
    if (error != null) {
      return error.code().exitCode();
    }
    if (!comparison.isComplete()) {
      return of(comparison.failureCodes());
    }
    return comparison.hasDifferences() ? ErrorCode.TREES_DIFFER.exitCode() : SUCCESS;
  }

  private static int of(Set<ErrorCode> codes) {
    Set<Integer> reasons = new TreeSet<>();
    for (ErrorCode each : codes) {
      reasons.add(each.exitCode());
    }
    // Beside another reason, this code marks consequences only.
    if (reasons.size() > 1) {
      reasons.remove(SEVERAL_REASONS);
    }
    return reasons.size() == 1 ? reasons.iterator().next() : SEVERAL_REASONS;
  }
}
