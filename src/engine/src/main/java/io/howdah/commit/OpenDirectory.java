package io.howdah.commit;

import io.howdah.CopyException;
import io.howdah.FileResult;
import io.howdah.fs.FilePath;
import io.howdah.plan.DirectoryRecord;
import io.howdah.plan.FileRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A directory of which something is still to come: its listing, a file or a directory in it. */
final class OpenDirectory {
  private final DirectoryRecord record;
  private final @Nullable OpenDirectory parent;
  private final List<FileRecord> plannedFlags = new ArrayList<>();
  private final Set<FilePath> withdrawnFlags = new HashSet<>();
  private final Object withdrawal = new Object(); // a lock of its own, since servers are asked
  private boolean areFlagsWithdrawn;
  private long pending = 1; // its own listing
  private boolean failed;
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

  synchronized void expectOne() {
    pending++;
  }

  synchronized void markFailed() {
    failed = true;
  }

  /** Its files are there, but not all that comes with them. */
  void fail(CopyException cause, Committed committed) {
    markFailed();
    committed.failedDirectory(
        FileResult.failed(record.source().path().toString(), record.target().toString(), 0, cause));
  }

  synchronized boolean hasFailed() {
    return failed;
  }

  /**
   * Keeps a flag back until everything else is done.
   *
   * @return whether it stands at the target although the flags were withdrawn: the withdrawal did
   *     not know of this one
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

  /** The flag with that target, if it is kept back; null where it was not found yet. */
  synchronized @Nullable FileRecord plannedFlag(FilePath target) {
    for (FileRecord flag : plannedFlags) {
      if (flag.target().equals(target)) {
        return flag;
      }
    }
    return null;
  }

  /** Withdraws the flags that stand at the target. */
  interface Withdrawal {
    void run() throws CopyException;
  }

  /** Has the flags withdrawn, once. A thread that comes meanwhile waits for the end of it. */
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

  /** A flag stood at the target, and was deleted. */
  synchronized void flagWithdrawn(FilePath flag) {
    withdrawnFlags.add(flag);
  }

  /** Hands over what was kept back. */
  synchronized List<FileRecord> takeFlags() {
    List<FileRecord> flags = new ArrayList<>();
    for (FileRecord flag : plannedFlags) {
      flags.add(withdrawnFlags.remove(flag.target()) ? flag.withoutExisting() : flag);
    }
    plannedFlags.clear();
    return flags;
  }

  /** The flags that were deleted and, once those kept back are taken, have no successor. */
  synchronized Set<FilePath> flagsWithoutSuccessor() {
    return new TreeSet<>(withdrawnFlags);
  }

  /** The index of the closing step that is next, counted from 0; each once. */
  synchronized int nextStep() {
    return step++;
  }

  /**
   * One thing less to come.
   *
   * @return whether it was the last
   */
  synchronized boolean completeOne() {
    pending--;
    return pending == 0;
  }
}
