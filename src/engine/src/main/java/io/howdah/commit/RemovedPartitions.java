package io.howdah.commit;

import io.howdah.CopyException;
import io.howdah.Count;
import io.howdah.Layout;
import io.howdah.PartitionResult;
import io.howdah.PartitionResult.Change;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.partition.PartitionPath;
import io.howdah.plan.PartitionSearch;
import io.howdah.scope.CopyScope;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The partitions in an entry of the target that is deleted. Used by one thread. */
final class RemovedPartitions {
  private final CopyScope scope;
  private final Map<FilePath, Count> partitions;
  private final Set<FilePath> removed = new HashSet<>();

  private RemovedPartitions(CopyScope scope, Map<FilePath, Count> partitions) {
    this.scope = scope;
    this.partitions = partitions;
  }

  /** Finds the partitions at and below an entry. */
  static RemovedPartitions in(FileStatus entry, CopyScope scope) throws CopyException {
    return new RemovedPartitions(
        scope,
        entry.isDirectory() && scope.options().layout() == Layout.TREE
            ? PartitionSearch.find(scope, entry.path())
            : Collections.emptyMap());
  }

  boolean isEmpty() {
    return partitions.isEmpty();
  }

  /** Records that a file or directory was removed with everything in it. */
  void removed(FilePath path) {
    if (!partitions.isEmpty()) {
      removed.add(path);
    }
  }

  /** Reports those partitions of which the directory was removed. Others may have files left. */
  void report() throws CopyException {
    for (Map.Entry<FilePath, Count> each : partitions.entrySet()) {
      @Nullable PartitionPath partition =
          PartitionPath.parse(each.getKey().toString()).orElse(null);
      if (partition != null && isRemoved(each.getKey())) {
        scope
            .partitions()
            .ended(
                PartitionResult.of(
                    Change.REMOVED, partition.table(), partition.name(), each.getValue()));
      }
    }
  }

  private boolean isRemoved(FilePath partition) {
    for (@Nullable FilePath at = partition; at != null; at = at.parent()) {
      if (removed.contains(at)) {
        return true;
      }
    }
    return false;
  }
}
