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
import io.howdah.snapshot.KnownChanges;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reports partitions that got another path: the old ones as removed, and the new ones as added.
 * They may exchange their paths, so nothing is reported before all are renamed. A new one in which
 * the copy has something to do is reported when that is done.
 */
final class RenamedPartitions {
  private final CopyScope scope;
  private final Map<FilePath, Count> removed = new LinkedHashMap<>();
  private final Set<FilePath> added = new LinkedHashSet<>();

  RenamedPartitions(CopyScope scope) {
    this.scope = scope;
  }

  /**
   * Finds the partitions of a directory that was renamed. The directory of a table is not searched,
   * since all its partitions keep their names.
   *
   * @param to its present path
   */
  void renamed(FilePath from, FilePath to) throws CopyException {
    if (!isInTable(from) && !isInTable(to)) {
      return;
    }
    for (Map.Entry<FilePath, Count> each : PartitionSearch.find(scope, to).entrySet()) {
      FilePath now = each.getKey();
      removed.put(from.resolve(now.relativeTo(to)), each.getValue());
      added.add(now);
    }
  }

  /**
   * Reports the old paths, and records the new ones. A path that has another partition now is not
   * reported as removed.
   */
  void report(KnownChanges known) throws CopyException {
    added.forEach(known::renamedPartition);
    for (Map.Entry<FilePath, Count> each : removed.entrySet()) {
      if (!added.contains(each.getKey())) {
        report(scope, Change.REMOVED, each.getKey(), each.getValue());
      }
    }
  }

  /** Reports the new paths in which the copy did nothing. No byte was copied to them. */
  static void reportUntouched(CopyScope scope, KnownChanges known) throws CopyException {
    for (FilePath each : known.renamedPartitions()) {
      if (known.takeRenamedPartition(each)) {
        report(
            scope, known.isEqualBelow(each) ? Change.ADDED : Change.INCOMPLETE, each, Count.NONE);
      }
    }
  }

  private static boolean isInTable(FilePath directory) {
    return PartitionDirectory.parse(directory.name()).isPresent();
  }

  private static void report(CopyScope scope, Change change, FilePath directory, Count files)
      throws CopyException {
    Optional<PartitionPath> partition = PartitionPath.parse(directory.toString());
    if (partition.isPresent()) {
      PartitionPath found = partition.get();
      scope.partitions().ended(PartitionResult.of(change, found.table(), found.name(), files));
    }
  }
}
