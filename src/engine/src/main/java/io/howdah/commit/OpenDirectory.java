package io.howdah.commit;

import io.howdah.plan.DirectoryTask;
import io.howdah.transfer.StagedFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A directory of which something is still to come: its listing, a file or a directory in it. */
final class OpenDirectory {
  private final DirectoryTask task;
  private final @Nullable OpenDirectory parent;
  private final List<StagedFile> doneFlags = new ArrayList<>();
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

  /** Keeps a flag back until everything else is done. */
  synchronized void hold(StagedFile doneFlag) {
    doneFlags.add(doneFlag);
  }

  synchronized List<StagedFile> heldFlags() {
    return new ArrayList<>(doneFlags);
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
