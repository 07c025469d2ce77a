package io.howdah.run;

import io.howdah.CopyException;
import io.howdah.Count;
import io.howdah.PartitionResult;
import io.howdah.PartitionResult.Change;
import io.howdah.fs.FilePath;
import io.howdah.partition.PartitionDirectory;
import io.howdah.partition.PartitionPath;
import io.howdah.plan.PartitionSearch;
import io.howdah.scope.CopyScope;
import java.util.Map;
import java.util.Optional;

/** Reports partitions that got another path: the old ones as removed, and the new ones as added. */
final class RenamedPartitions {
  private final CopyScope scope;

  RenamedPartitions(CopyScope scope) {
    this.scope = scope;
  }

  /**
   * Reports the partitions of a directory that was renamed. The directory of a table is not
   * searched, since all its partitions keep their names.
   *
   * @param to its present path
   */
  void report(FilePath from, FilePath to) throws CopyException {
    if (!isInTable(from) && !isInTable(to)) {
      return;
    }
    for (Map.Entry<FilePath, Count> each : PartitionSearch.find(scope, to).entrySet()) {
      FilePath now = each.getKey();
      report(Change.REMOVED, from.resolve(now.relativeTo(to)), each.getValue());
      report(Change.ADDED, now, Count.NONE); // no byte of it was copied
    }
  }

  private static boolean isInTable(FilePath directory) {
    return PartitionDirectory.parse(directory.name()).isPresent();
  }

  private void report(Change change, FilePath directory, Count files) throws CopyException {
    Optional<PartitionPath> partition = PartitionPath.parse(directory.toString());
    if (partition.isPresent()) {
      PartitionPath found = partition.get();
      scope.partitions().ended(PartitionResult.of(change, found.table(), found.name(), files));
    }
  }
}
