package io.howdah.run;

import io.howdah.CopyException;
import io.howdah.Count;
import io.howdah.PartitionResult;
import io.howdah.PartitionResult.Change;
import io.howdah.TableRegistry;
import io.howdah.fs.FilePath;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.partition.PartitionPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the metastore must learn: what this copy has done, and what earlier ones could not make
 * known.
 */
final class PartitionChanges {
  /** Directories at the destination. */
  @FunctionalInterface
  interface Removable {
    boolean contains(FilePath directory) throws CopyException;
  }

  private final RemoteFileSystem destination;
  private final PendingPartitions pending;
  private final Removable removable;
  private final Map<String, PartitionResult> byPath = new LinkedHashMap<>();

  /**
   * Creates changes that are used once.
   *
   * @param pending what earlier copies have left
   * @param removable the partitions that may be dropped although no copy told that it removed them
   */
  PartitionChanges(RemoteFileSystem destination, PendingPartitions pending, Removable removable) {
    this.destination = destination;
    this.pending = pending;
    this.removable = removable;
  }

  /**
   * All of them, one for each directory.
   *
   * @param told what this copy has done, in its order
   */
  List<PartitionResult> all(List<PartitionResult> told, TableRegistry.Table table, FilePath target)
      throws CopyException {
    for (PartitionResult each : told) {
      byPath.put(each.path(), each);
    }
    for (PartitionResult each : new ArrayList<>(byPath.values())) {
      // Another program may have made a removed partition anew in the meantime.
      if (each.change() == Change.REMOVED && exists(each.path())) {
        byPath.put(each.path(), changed(each, Change.INCOMPLETE));
      }
    }
    for (PartitionResult each : pending.results()) {
      addEarlier(each);
    }
    if (pending.isUnknown()) {
      addUnknown(table, target);
    }
    return new ArrayList<>(byPath.values());
  }

  private void addEarlier(PartitionResult earlier) throws CopyException {
    @Nullable PartitionResult now = byPath.get(earlier.path());
    if (now == null) {
      byPath.put(earlier.path(), present(earlier));
    } else if (now.change() == Change.UNCHANGED) {
      byPath.put(earlier.path(), changed(now, Change.CHANGED));
    }
  }

  /** A partition that this copy has not met. */
  private PartitionResult present(PartitionResult earlier) throws CopyException {
    if (!exists(earlier.path())) {
      return changed(earlier, Change.REMOVED);
    }
    return earlier.change() == Change.REMOVED ? changed(earlier, Change.INCOMPLETE) : earlier;
  }

  /** An earlier copy may have changed any partition, and may have removed any that is gone. */
  private void addUnknown(TableRegistry.Table table, FilePath target) throws CopyException {
    for (PartitionResult each : new ArrayList<>(byPath.values())) {
      if (each.change() == Change.UNCHANGED) {
        byPath.put(each.path(), changed(each, Change.CHANGED));
      }
    }
    for (String directory : table.directories()) {
      @Nullable PartitionPath partition = PartitionPath.parse(directory).orElse(null);
      if (partition != null
          && !byPath.containsKey(directory)
          && FilePath.of(directory).startsWith(target)) {
        boolean isGone = !exists(directory);
        if (!isGone || removable.contains(FilePath.of(directory))) {
          byPath.put(
              directory,
              PartitionResult.of(
                  isGone ? Change.REMOVED : Change.INCOMPLETE,
                  partition.table(),
                  partition.name(),
                  Count.NONE));
        }
      }
    }
  }

  private static PartitionResult changed(PartitionResult result, Change change) {
    return PartitionResult.of(change, result.table(), result.name(), result.files());
  }

  private boolean exists(String path) throws CopyException {
    return destination.status(FilePath.of(path)).isPresent();
  }
}
