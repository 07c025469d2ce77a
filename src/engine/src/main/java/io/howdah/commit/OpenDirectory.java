package io.howdah.commit;

import io.howdah.CopyException;
import io.howdah.fs.FilePath;
import io.howdah.plan.CopyTask;
import io.howdah.plan.DirectoryTask;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A directory of which something is still to come: its listing, a file or a directory in it. */
final class OpenDirectory {
  private final DirectoryTask task;
  private final @Nullable OpenDirectory parent;
  private final List<CopyTask> plannedFlags = new ArrayList<>();
  private final Set<FilePath> withdrawnFlags = new HashSet<>();
  private final Object withdrawal = new Object(); // a lock of its own, since servers are asked
  private boolean areFlagsWithdrawn;
  private long pending = 1; // its own listing
  private boolean failed;

  OpenDirectory(DirectoryTask task, @Nullable OpenDirectory parent) {
    this.task = task;
    this.parent = parent;
  }

  DirectoryTask task() {
    return task;
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

  synchronized boolean hasFailed() {
    return failed;
  }

  /**
   * Keeps a flag back until everything else is done.
   *
   * @return whether it stands at the target although the flags were withdrawn: the withdrawal did
   *     not know of this one
   */
  synchronized boolean hold(CopyTask doneFlag) {
    plannedFlags.add(doneFlag);
    boolean isLate =
        areFlagsWithdrawn
            && doneFlag.existing() != null
            && !withdrawnFlags.contains(doneFlag.target());
    areFlagsWithdrawn &= !isLate;
    return isLate;
  }

  /** The flag with that target, if it is kept back; null where it was not found yet. */
  synchronized @Nullable CopyTask plannedFlag(FilePath target) {
    for (CopyTask flag : plannedFlags) {
      if (flag.target().equals(target)) {
        return flag;
      }
    }
    return null;
  }

  /** Has the flags that stand at the target withdrawn, once; whoever comes meanwhile waits. */
  void withdrawFlagsOnce(StandingFlags standing) throws CopyException {
    synchronized (withdrawal) {
      if (!beginWithdrawal()) {
        return;
      }
      boolean isDone = false;
      try {
        standing.withdrawOwn(this);
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
  synchronized List<CopyTask> takeFlags() {
    List<CopyTask> flags = new ArrayList<>();
    for (CopyTask flag : plannedFlags) {
      flags.add(withdrawnFlags.remove(flag.target()) ? flag.withoutExisting() : flag);
    }
    plannedFlags.clear();
    return flags;
  }

  /** The flags that were deleted and, once those kept back are taken, have no successor. */
  synchronized Set<FilePath> flagsWithoutSuccessor() {
    return new TreeSet<>(withdrawnFlags);
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
