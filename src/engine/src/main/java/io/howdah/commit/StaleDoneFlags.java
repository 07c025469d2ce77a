package io.howdah.commit;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.disposal.Disposals;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.plan.FileRecord;
import io.howdah.plan.Selector;
import io.howdah.report.Change;
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
  private final Selector selector;
  private final Disposals disposals;

  StaleDoneFlags(CopyScope scope, Selector selector, Disposals disposals) {
    this.scope = scope;
    this.selector = selector;
    this.disposals = disposals;
  }

  /**
   * Withdraws the flags of this directory and of all directories above it. They are deleted when
   * this method returns, by this thread or another. In a directory that is not visible yet, it
   * withdraws none of those above that one: what they announce has not changed.
   *
   * @param directory null for none
   */
  void withdraw(@Nullable OpenDirectory directory) throws CopyException {
    for (OpenDirectory at = directory; at != null; at = at.parent()) {
      OpenDirectory current = at;
      at.withdrawFlagsOnce(() -> withdrawOwn(current));
      if (at.record().generation() != null) {
        return;
      }
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
        if (!directory.isWithdrawn(flag) && mayBeReplaced(flag)) {
          withdraw(flag, directory);
        }
      } catch (CopyException e) {
        throw e.during("Withdrawing the done flag '" + flag + "' failed");
      }
    }
  }

  private void withdraw(FilePath flag, OpenDirectory directory) throws CopyException {
    @Nullable FileStatus standing = standing(flag, directory);
    if (standing == null) {
      return;
    }
    if (!isApproved(standing, directory)) {
      throw new CopyException(
          ErrorCode.CHANGED_SINCE,
          "The done flag or its source has changed after the plan was made.");
    }
    remove(standing);
    directory.flagWithdrawn(flag);
  }

  /**
   * Whether the plan of this run, if there is one, names this flag and its source as they are now.
   * The journal is not asked: a flag that a run before has published stands above files that are
   * all in place, and another of its name is foreign.
   */
  private boolean isApproved(FileStatus standing, OpenDirectory directory) throws CopyException {
    FilePath flag = standing.path();
    if (!scope.approved().isPresent()) {
      return true;
    }
    @Nullable FileRecord planned = directory.plannedFlag(flag);
    @Nullable FileStatus source = planned == null ? counterpart(flag, directory) : planned.source();
    return source != null && scope.approved().approvesWithdrawal(standing, source);
  }

  private void remove(FileStatus flag) throws CopyException {
    scope.cancellation().check(); // the requests before may have waited for long
    if (!disposals.backup().isPresent()) {
      scope.destination().delete(flag.path());
      scope.report().withdrawn(flag.path(), null);
      return;
    }
    if (scope.report().isUndoable()) {
      scope.report().aboutTo(() -> Change.withdraw(flag));
      scope.history().aboutToPublish(flag.path()); // again, since the report may wait for long
    }
    try {
      FilePath kept = disposals.backup().get().remove(flag).orElse(null);
      scope.report().withdrawn(flag.path(), kept);
    } catch (CopyException e) {
      if (e.code() != ErrorCode.FILE_NOT_FOUND) { // it is withdrawn already
        throw e;
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

  /** Whether the flag will be published again. Otherwise it would be lost. */
  private boolean mayBeReplaced(FilePath flag) {
    return scope.options().existingFiles() != ExistingFiles.FAIL
        || scope.history().mayHavePublished(flag);
  }

  /**
   * The flag at the target; null where there is none. Files may be published before the listing,
   * which has pages, reaches the flag.
   */
  private @Nullable FileStatus standing(FilePath flag, OpenDirectory directory)
      throws CopyException {
    @Nullable FileRecord planned = directory.plannedFlag(flag);
    @Nullable FileStatus found =
        planned == null ? scope.destination().status(flag).orElse(null) : planned.existing();
    return isFile(found) && (planned != null || isCopied(flag, directory)) ? found : null;
  }

  private boolean isCopied(FilePath flag, OpenDirectory directory) throws CopyException {
    @Nullable FileStatus counterpart = counterpart(flag, directory);
    return counterpart != null
        && counterpart.isFile()
        && selector
            .choose(counterpart, counterpart.path().relativeTo(directory.root().source().path()))
            .isTaken();
  }

  private @Nullable FileStatus counterpart(FilePath flag, OpenDirectory directory)
      throws CopyException {
    FilePath source = directory.record().source().path().child(flag.name());
    return scope.source().status(source).orElse(null);
  }

  /** Excludes directories: they would be deleted with their content. */
  private static boolean isFile(@Nullable FileStatus status) {
    return status != null && status.isFile();
  }
}
