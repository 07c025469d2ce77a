package io.howdah.commit;

import io.howdah.CopyException;
import io.howdah.CopyOptions.ExistingFiles;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.plan.DirectoryRecord;
import io.howdah.plan.FileFilter;
import io.howdah.plan.FileRecord;
import io.howdah.scope.CopyScope;
import org.jspecify.annotations.Nullable;

/**
 * Deletes the done flags at the destination before the first file below them is published. So no
 * reader takes a directory for complete while it changes. It deletes only flags that the copy will
 * publish again: any other would be lost.
 *
 * <p>A directory below which nothing is published causes no requests.
 */
final class StaleDoneFlags {
  private final CopyScope scope;
  private final FileFilter filter;

  StaleDoneFlags(CopyScope scope, FileFilter filter) {
    this.scope = scope;
    this.filter = filter;
  }

  /**
   * Withdraws the flags of this directory and of all directories above it. They are deleted when
   * this method returns, by this thread or another.
   *
   * @param directory null for none
   */
  void withdraw(@Nullable OpenDirectory directory) throws CopyException {
    for (OpenDirectory at = directory; at != null; at = at.parent()) {
      OpenDirectory current = at;
      at.withdrawFlagsOnce(() -> withdrawOwn(current));
    }
  }

  /** Withdraws the flags of this directory only. */
  private void withdrawOwn(OpenDirectory directory) throws CopyException {
    if (directory.record().existing() == null) {
      return;
    }
    for (String name : scope.options().doneFlags()) {
      FilePath flag = directory.record().target().child(name);
      try {
        if (!directory.isWithdrawn(flag) && mayBeReplaced(flag) && isStanding(flag, directory)) {
          scope.destination().delete(flag);
          directory.flagWithdrawn(flag);
        }
      } catch (CopyException e) {
        throw e.during("Withdrawing the done flag '" + flag + "' failed");
      }
    }
  }

  /**
   * Refuses a done flag whose source was replaced or deleted since the listing. The new flag may
   * belong to files that changed before or after they were read.
   *
   * @throws CopyException {@link io.howdah.ErrorCode#SOURCE_CHANGED}
   */
  void refuseChanged(FileRecord flag) throws CopyException {
    FileStatus listed = flag.source();
    @Nullable FileStatus now = scope.source().status(listed.path()).orElse(null);
    if (now == null || !now.isUnchangedSince(listed)) {
      throw new CopyException(
          ErrorCode.SOURCE_CHANGED,
          "'"
              + flag.target()
              + "' was not published: '"
              + listed.path()
              + "' was "
              + (now == null ? "deleted" : "replaced")
              + " after it was listed, and files beside or below it may have changed with it.");
    }
  }

  private boolean mayBeReplaced(FilePath flag) {
    return scope.options().existingFiles() != ExistingFiles.FAIL
        || scope.history().mayHavePublished(flag);
  }

  /**
   * Whether the flag exists at the target. Files may be published before the listing, which has
   * pages, reaches the flag.
   */
  private boolean isStanding(FilePath flag, OpenDirectory directory) throws CopyException {
    @Nullable FileRecord planned = directory.plannedFlag(flag);
    return planned == null
        ? isFile(scope.destination().status(flag).orElse(null))
            && isCopied(flag, directory.record())
        : isFile(planned.existing());
  }

  private boolean isCopied(FilePath flag, DirectoryRecord directory) throws CopyException {
    @Nullable FileStatus counterpart =
        scope.source().status(directory.source().path().child(flag.name())).orElse(null);
    return counterpart != null && counterpart.isFile() && filter.accepts(counterpart);
  }

  /** Excludes directories: they would be deleted with their content. */
  private static boolean isFile(@Nullable FileStatus status) {
    return status != null && status.isFile();
  }
}
