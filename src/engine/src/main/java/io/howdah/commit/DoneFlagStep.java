package io.howdah.commit;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.plan.FileRecord;
import io.howdah.report.PlannedAction;
import io.howdah.scope.CopyScope;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Releases the done flags of a directory for transfer, or withholds them after a failure. */
final class DoneFlagStep implements ClosingStep {
  private final CopyScope scope;

  DoneFlagStep(CopyScope scope) {
    this.scope = scope;
  }

  @Override
  public List<FileRecord> close(OpenDirectory directory, Committed committed) {
    planWithdrawals(directory, committed);
    List<FileRecord> flags = directory.takeFlags();
    if (directory.isWhole()) {
      directory
          .flagsWithoutSuccessor()
          .forEach(flag -> directory.fail(cameLate(directory, flag), committed));
    }
    if (directory.isWhole() && !directory.isIncomplete()) {
      return flags;
    }
    withhold(flags, directory, committed);
    return Collections.emptyList();
  }

  /** Where a dry run would change something, the flags would be withdrawn before. */
  private void planWithdrawals(OpenDirectory directory, Committed committed) {
    if (!directory.isContentChanged()) {
      return;
    }
    for (FileRecord flag : directory.plannedFlags()) {
      @Nullable FileStatus existing = flag.existing();
      if (existing != null) {
        try {
          scope.plan().add(PlannedAction.withdraw(existing, flag.source()));
        } catch (CopyException e) {
          directory.fail(e, committed);
        }
      }
    }
  }

  private static CopyException cameLate(OpenDirectory directory, FilePath flag) {
    return new CopyException(
        ErrorCode.SOURCE_CHANGED,
        "'"
            + flag
            + "' was withdrawn, and not published again: '"
            + directory.record().source().path()
            + "' got its own only after it was listed.");
  }

  /** Ends flags that must not be published: they failed, or are postponed as their files are. */
  static void withhold(List<FileRecord> flags, OpenDirectory directory, Committed committed) {
    for (FileRecord flag : flags) {
      if (!directory.hasFailed()) {
        committed.postponedFile(flag);
        continue;
      }
      committed.failedFile(
          flag,
          new CopyException(
              ErrorCode.DONE_FLAG_WITHHELD,
              "'"
                  + flag.target()
                  + "' was not published, since something beside or below it failed."));
    }
  }
}
