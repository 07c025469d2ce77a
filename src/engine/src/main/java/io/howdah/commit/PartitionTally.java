package io.howdah.commit;

import io.howdah.Count;
import io.howdah.FileResult;
import io.howdah.FileResult.Outcome;

/** What a copy did in a directory that may be a partition. Safe for use by many threads. */
final class PartitionTally {
  private Count copied = Count.NONE;
  private boolean hasFiles;
  private boolean hasOtherChanges;
  private boolean hasPartitions;

  /** Counts a file of the directory. */
  synchronized void add(FileResult file) {
    hasFiles = true;
    if (file.outcome() == Outcome.COPIED || file.outcome() == Outcome.PLANNED) {
      copied = copied.plus(Count.of(1, file.length()));
    }
  }

  /** Records that a file of the directory was deleted or renamed. */
  synchronized void addChange() {
    hasOtherChanges = true;
  }

  /** Records that the directory has partitions in it, so that it is none itself. */
  synchronized void addPartition() {
    hasPartitions = true;
  }

  /** Takes over a directory in this one that is no partition. */
  void add(PartitionTally directory) {
    Count files = directory.copied();
    boolean isUsed = directory.isUsed();
    boolean isChanged = directory.isChanged();
    boolean isAbove = directory.isAbovePartitions();
    synchronized (this) {
      copied = copied.plus(files);
      hasFiles |= isUsed;
      hasOtherChanges |= isChanged && files.files() == 0;
      hasPartitions |= isAbove;
    }
  }

  synchronized Count copied() {
    return copied;
  }

  /** Whether the directory has or had files that are in no partition below it. */
  synchronized boolean isUsed() {
    return hasFiles || hasOtherChanges;
  }

  synchronized boolean isChanged() {
    return hasOtherChanges || copied.files() > 0;
  }

  synchronized boolean isAbovePartitions() {
    return hasPartitions;
  }
}
