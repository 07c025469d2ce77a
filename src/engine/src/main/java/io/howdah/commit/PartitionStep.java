package io.howdah.commit;

import io.howdah.CopyException;
import io.howdah.Count;
import io.howdah.Layout;
import io.howdah.PartitionResult;
import io.howdah.PartitionResult.Change;
import io.howdah.fs.FilePath;
import io.howdah.partition.PartitionPath;
import io.howdah.plan.DirectoryRecord;
import io.howdah.plan.FileRecord;
import io.howdah.plan.Generation;
import io.howdah.scope.CopyScope;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports what became of a partition. It is the last step of a directory. */
final class PartitionStep implements ClosingStep {
  private final CopyScope scope;

  PartitionStep(CopyScope scope) {
    this.scope = scope;
  }

  @Override
  public List<FileRecord> close(OpenDirectory directory, Committed committed) {
    if (scope.options().layout() == Layout.TREE) {
      if (scope.changes().hasRenamesIn(directory.record().target())) {
        directory.partition().addChange();
      }
      @Nullable PartitionPath partition = partition(directory);
      if (partition != null) {
        report(partition, directory, committed);
      }
      @Nullable OpenDirectory parent = directory.parent();
      if (parent != null && partition != null) {
        parent.partition().addPartition();
      } else if (parent != null) {
        parent.partition().add(directory.partition());
      }
    }
    return Collections.emptyList();
  }

  /** Reports a partition that is not complete since the copy stopped. */
  void abandon(OpenDirectory directory, Committed committed) {
    @Nullable PartitionPath partition =
        scope.options().layout() == Layout.TREE ? partition(directory) : null;
    if (partition != null) {
      report(partition, directory, committed);
    }
  }

  /**
   * Reports a partition of which the directory cannot be copied.
   *
   * @param entry an entry of the directory, or the directory itself
   */
  void refuse(FileRecord entry, OpenDirectory directory, Committed committed) {
    FilePath target = entry.target();
    boolean isInDirectory =
        entry.source().isDirectory()
            && entry.source().name().equals(target.name())
            && !target.equals(directory.record().target());
    @Nullable PartitionPath partition =
        isInDirectory && scope.options().layout() == Layout.TREE
            ? PartitionPath.parse(target.toString()).orElse(null)
            : null;
    if (partition != null) {
      report(Change.INCOMPLETE, partition, directory, Count.NONE, committed);
    }
  }

  /**
   * A directory above partitions is none, and neither is one without files. What could not be
   * listed may have files.
   */
  private static @Nullable PartitionPath partition(OpenDirectory directory) {
    PartitionTally tally = directory.partition();
    return tally.isAbovePartitions() || (!tally.isUsed() && directory.isWhole())
        ? null
        : PartitionPath.parse(target(directory.record()).toString()).orElse(null);
  }

  private static FilePath target(DirectoryRecord directory) {
    @Nullable Generation generation = directory.generation();
    return generation == null ? directory.target() : generation.target();
  }

  private void report(PartitionPath partition, OpenDirectory directory, Committed committed) {
    report(change(directory), partition, directory, directory.partition().copied(), committed);
  }

  private void report(
      Change change,
      PartitionPath partition,
      OpenDirectory directory,
      Count files,
      Committed committed) {
    try {
      scope
          .partitions()
          .ended(PartitionResult.of(change, partition.table(), partition.name(), files));
    } catch (CopyException e) {
      directory.fail(e, committed);
    }
  }

  private Change change(OpenDirectory directory) {
    boolean hasNewPath = scope.changes().takeRenamedPartition(target(directory.record()));
    if (!directory.isWhole() || directory.isIncomplete()) {
      return Change.INCOMPLETE;
    }
    @Nullable Generation generation = directory.record().generation();
    if (generation != null) {
      return generation.existing() == null ? Change.ADDED : Change.CHANGED;
    }
    if (hasNewPath || directory.record().existing() == null) {
      return Change.ADDED;
    }
    return directory.partition().isChanged() ? Change.CHANGED : Change.UNCHANGED;
  }
}
