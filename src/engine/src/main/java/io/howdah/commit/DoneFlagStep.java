package io.howdah.commit;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.plan.FileRecord;
import java.util.Collections;
import java.util.List;

/** Releases the done flags of a directory for transfer, or withholds them after a failure. */
final class DoneFlagStep implements ClosingStep {
  @Override
  public List<FileRecord> close(OpenDirectory directory, Committed committed) {
    List<FileRecord> flags = directory.takeFlags();
    if (directory.isWhole()) {
      directory
          .flagsWithoutSuccessor()
          .forEach(flag -> directory.fail(cameLate(directory, flag), committed));
    }
    if (directory.isWhole()) {
      return flags;
    }
    withhold(flags, directory, committed);
    return Collections.emptyList();
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
