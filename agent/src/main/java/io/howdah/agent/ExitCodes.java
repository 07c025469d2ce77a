package io.howdah.agent;

import io.howdah.CopyException;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import java.util.Set;
import java.util.TreeSet;

/** Tells a shell how a copy ended. */
final class ExitCodes {
  static final int SUCCESS = 0;
  static final int SEVERAL_REASONS = 1;
  static final int USAGE = 2;
  static final int INTERRUPTED = 130;

  private ExitCodes() {}

  /** What stopped the copy, or else the one reason for which files failed. */
  static int of(CopyStatus status) {
    if (status.isSuccessful()) {
      return SUCCESS;
    }
    CopyException error = status.error();
    if (error != null) {
      return error.code().exitCode();
    }
    Set<Integer> reasons = new TreeSet<>();
    for (ErrorCode each : status.failureCodes()) {
      reasons.add(each.exitCode());
    }
    // Where there is another reason, this code stands for what only follows from it.
    if (reasons.size() > 1) {
      reasons.remove(SEVERAL_REASONS);
    }
    return reasons.size() == 1 ? reasons.iterator().next() : SEVERAL_REASONS;
  }
}
