package io.howdah.commit;

import io.howdah.CopyException;
import io.howdah.FileResult;
import io.howdah.fs.FilePath;
import io.howdah.plan.DirectoryRecord;
import io.howdah.plan.FileRecord;
import io.howdah.plan.PlannedExtra;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A directory that is not complete: its listing, a file or a directory in it is pending. */
final class OpenDirectory {
  private final DirectoryRecord record;
  private final @Nullable OpenDirectory parent;
  private final List<FileRecord> plannedFlags = new ArrayList<>();
  private final Set<FilePath> withdrawnFlags = new HashSet<>();
  private final Set<FilePath> plannedDeletions = new HashSet<>();
  private final Object withdrawal =
      new Object(); // a separate lock, since it is held during requests
  private final PartitionTally partition = new PartitionTally();
  private boolean areFlagsWithdrawn;
  private long pending = 1; // its own listing
  private boolean failed;
  private boolean postponed;
  private boolean incomplete;
  private boolean contentChanged;
  private boolean touched;
  private @Nullable PlannedExtra extra;
  private int step;

  OpenDirectory(DirectoryRecord record, @Nullable OpenDirectory parent) {
    this.record = record;
    this.parent = parent;
  }

  DirectoryRecord record() {
    return record;
  }

  @Nullable OpenDirectory parent() {
    return parent;
  }

  /** The source directory of the request that this one is below, or that it is. */
  DirectoryRecord root() {
    return parent == null || record.isRoot() ? record : parent.root();
  }

  /** The directory that takes the place of another one, at or above this one; null for none. */
  @Nullable OpenDirectory generation() {
    return record.generation() != null || parent == null ? own() : parent.generation();
  }

  private @Nullable OpenDirectory own() {
    return record.generation() == null ? null : this;
  }

  /** What is done in the directory, which may be a partition. */
  PartitionTally partition() {
    return partition;
  }

  synchronized void expectOne() {
    pending++;
  }

  synchronized void markFailed() {
    failed = true;
  }

  /** Records that something in or below the directory was not tried. */
  synchronized void markPostponed() {
    postponed = true;
  }

  /** Records that the target will lack something that the source has. */
  synchronized void markIncomplete() {
    incomplete = true;
  }

  /** Whether the target will lack something, although nothing failed. */
  synchronized boolean isIncomplete() {
    return incomplete;
  }

  /** Records that a dry run would make a directory in this one. */
  synchronized void markTouched() {
    touched = true;
  }

  /** Records that a dry run would publish or delete a file in the directory. */
  synchronized void markContentChanged() {
    touched = true;
    contentChanged = true;
  }

  /** Whether a dry run would change the entries of the directory. */
  synchronized boolean isTouched() {
    return touched;
  }

  /**
   * Records that a dry run would delete an entry of the directory.
   *
   * @return whether it was not recorded before
   */
  synchronized boolean planDeletion(FilePath flag) {
    return plannedDeletions.add(flag);
  }

  synchronized boolean isContentChanged() {
    return contentChanged;
  }

  /** Records the entries of the target that may be deleted. */
  synchronized void plannedExtra(PlannedExtra entries) {
    extra = entries;
  }

  /** The entries that may be deleted; null for none. */
  synchronized @Nullable PlannedExtra plannedExtra() {
    return extra;
  }

  /** Records that the files are complete, but a final step failed. */
  void fail(CopyException cause, Committed committed) {
    markFailed();
    committed.failedDirectory(
        FileResult.failed(record.source().path().toString(), record.target().toString(), 0, cause));
  }

  synchronized boolean hasFailed() {
    return failed;
  }

  /** Whether a directory above could not be listed or copied completely. */
  boolean isBelowFailure() {
    return parent != null && (parent.hasFailed() || parent.isBelowFailure());
  }

  /** Takes over that a directory in this one is incomplete. */
  void inherit(OpenDirectory child) {
    if (child.hasFailed()) {
      markFailed();
    }
    if (child.isPostponed()) {
      markPostponed();
    }
    if (child.isIncomplete()) {
      markIncomplete();
    }
    if (child.isContentChanged()) {
      inheritContentChanged();
    }
  }

  private synchronized void inheritContentChanged() {
    contentChanged = true;
  }

  private synchronized boolean isPostponed() {
    return postponed;
  }

  /** Whether everything in and below the directory is at the destination. */
  synchronized boolean isWhole() {
    return !failed && !postponed;
  }

  /**
   * Holds a flag back until everything else is done.
   *
   * @return whether the flag exists at the target after the withdrawal, which did not include it
   */
  synchronized boolean hold(FileRecord doneFlag) {
    plannedFlags.add(doneFlag);
    boolean isLate =
        areFlagsWithdrawn
            && doneFlag.existing() != null
            && !withdrawnFlags.contains(doneFlag.target());
    areFlagsWithdrawn &= !isLate;
    return isLate;
  }

  /** The flag with that target among those held back; null where it was not found so far. */
  synchronized @Nullable FileRecord plannedFlag(FilePath target) {
    for (FileRecord flag : plannedFlags) {
      if (flag.target().equals(target)) {
        return flag;
      }
    }
    return null;
  }

  /** The flags that are held back. */
  synchronized List<FileRecord> plannedFlags() {
    return new ArrayList<>(plannedFlags);
  }

  /** Deletes the flags at the target. */
  interface Withdrawal {
    void run() throws CopyException;
  }

  /** Runs the withdrawal once. Other threads wait until it has ended. */
  void withdrawFlagsOnce(Withdrawal flags) throws CopyException {
    synchronized (withdrawal) {
      if (!beginWithdrawal()) {
        return;
      }
      boolean isDone = false;
      try {
        flags.run();
        isDone = true;
      } finally {
        if (!isDone) {
          withdrawAgain();
        }
      }
    }
  }

  private synchronized boolean beginWithdrawal() {
    boolean isDue = !areFlagsWithdrawn;
    areFlagsWithdrawn = true;
    return isDue;
  }

  private synchronized void withdrawAgain() {
    areFlagsWithdrawn = false;
  }

  synchronized boolean isWithdrawn(FilePath flag) {
    return withdrawnFlags.contains(flag);
  }

  /** Records that a flag at the target was deleted. */
  synchronized void flagWithdrawn(FilePath flag) {
    withdrawnFlags.add(flag);
  }

  /**
   * Removes and returns the flags that were held back. In a dry run, those that would be withdrawn
   * count as withdrawn.
   */
  synchronized List<FileRecord> takeFlags() {
    List<FileRecord> flags = new ArrayList<>();
    for (FileRecord flag : plannedFlags) {
      boolean isWithdrawn = withdrawnFlags.remove(flag.target()) || contentChanged;
      flags.add(isWithdrawn ? flag.withoutExisting() : flag);
    }
    plannedFlags.clear();
    return flags;
  }

  /** The flags that were deleted and have no successor among the flags of {@link #takeFlags}. */
  synchronized Set<FilePath> flagsWithoutSuccessor() {
    return new TreeSet<>(withdrawnFlags);
  }

  /** The index of the next closing step, from 0. Each index is returned once. */
  synchronized int nextStep() {
    return step++;
  }

  /**
   * Counts one pending entry as done.
   *
   * @return whether it was the last one
   */
  synchronized boolean completeOne() {
    pending--;
    return pending == 0;
  }
}
