package io.howdah.hive;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.PartitionResult;
import io.howdah.PartitionResult.Change;
import io.howdah.RegistrationStatus;
import io.howdah.TableRegistry;
import io.howdah.partition.PartitionDirectory;
import io.howdah.partition.PartitionPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A table whose partitions were copied. */
final class RegisteredTable implements TableRegistry.Table {
  private final Metastore metastore;
  private final HiveTable table;
  private final NewPartitions newPartitions;
  private final TableLocation location;

  RegisteredTable(Metastore metastore, HiveTable table) throws CopyException {
    this(metastore, table, NewPartitions.LIKE_THE_TABLE);
  }

  RegisteredTable(Metastore metastore, HiveTable table, NewPartitions newPartitions)
      throws CopyException {
    this.metastore = metastore;
    this.table = table;
    this.newPartitions = newPartitions;
    this.location =
        table
            .location()
            .orElseThrow(
                () ->
                    new CopyException(
                        ErrorCode.DESTINATION_CONFLICT,
                        "The table " + table.name() + " is a view, which has no files."));
    if (table.isTransactional()) {
      throw new CopyException(
          ErrorCode.TRANSACTIONAL_TABLE,
          "The table " + table.name() + " is transactional, so copied files are no rows of it.");
    }
    if (table.partitionColumns().isEmpty()) {
      throw new CopyException(
          ErrorCode.DESTINATION_CONFLICT,
          "The table "
              + table.name()
              + " has no partition columns, so nothing is to be registered.");
    }
  }

  /**
   * Checks that a copy to that directory is one of the table or of its partitions.
   *
   * @throws CopyException {@link ErrorCode#DESTINATION_CONFLICT}
   */
  void check(String target) throws CopyException {
    String directory = PartitionPath.parse(target).map(PartitionPath::table).orElse(target);
    if (!directory.equals(path(location))) {
      throw new CopyException(
          ErrorCode.DESTINATION_CONFLICT,
          "The table "
              + table.name()
              + " has the location '"
              + location
              + "', and the copy goes to '"
              + target
              + "'.");
    }
  }

  /** The path without a slash at its end, which a metastore keeps as it was written. */
  private static String path(TableLocation location) {
    return location.path().replaceFirst("(?<=.)/+$", "");
  }

  @Override
  public RegistrationStatus register(List<PartitionResult> results) throws CopyException {
    Map<String, PartitionResult> last = new LinkedHashMap<>();
    for (PartitionResult each : results) {
      if (each.table().equals(path(location))) {
        last.put(table.partitionName(values(each)), each);
      }
    }
    Set<String> known = new HashSet<>(metastore.partitionNames(table.name()));
    Map<String, PartitionResult> removed = new LinkedHashMap<>();
    Map<String, PartitionResult> changed = new LinkedHashMap<>();
    List<HivePartition> missing = new ArrayList<>();
    for (Map.Entry<String, PartitionResult> each : last.entrySet()) {
      Change change = each.getValue().change();
      boolean isKnown = known.contains(each.getKey());
      if (change == Change.REMOVED) {
        putIf(isKnown, each, removed);
      } else if (change != Change.INCOMPLETE && !isKnown) {
        missing.add(
            table.newPartition(values(each.getValue()), location.withPath(each.getValue().path())));
      } else {
        putIf(change == Change.ADDED || change == Change.CHANGED, each, changed);
      }
    }
    metastore.addPartitions(table.name(), newPartitions.describe(missing));
    return RegistrationStatus.of(missing.size(), refresh(changed), drop(removed));
  }

  private static void putIf(
      boolean condition,
      Map.Entry<String, PartitionResult> entry,
      Map<String, PartitionResult> map) {
    if (condition) {
      map.put(entry.getKey(), entry.getValue());
    }
  }

  /** The values of a partition in the order of the table's columns. */
  private List<String> values(PartitionResult result) throws CopyException {
    Map<String, String> byColumn = new HashMap<>();
    for (String name : result.name().split("/", -1)) {
      PartitionDirectory.parse(name).ifPresent(each -> byColumn.put(each.column(), each.value()));
    }
    List<String> values = new ArrayList<>();
    for (HiveColumn column : table.partitionColumns()) {
      @Nullable String value = byColumn.get(column.name());
      if (value == null) {
        throw mismatch(result);
      }
      values.add(value);
    }
    if (byColumn.size() != values.size()) {
      throw mismatch(result);
    }
    return values;
  }

  private CopyException mismatch(PartitionResult result) {
    return new CopyException(
        ErrorCode.DESTINATION_CONFLICT,
        "'"
            + result.path()
            + "' is no partition of "
            + table.name()
            + ", which is partitioned by "
            + table.partitionColumns()
            + ".");
  }

  private long refresh(Map<String, PartitionResult> changed) throws CopyException {
    List<HivePartition> stale = new ArrayList<>();
    for (HivePartition partition : metastore.partitions(table.name(), changed.keySet())) {
      PartitionResult result = changed.get(table.partitionName(partition.values()));
      checkLocation(partition, result);
      if (!partition.withoutStatistics().equals(partition)) {
        stale.add(partition.withoutStatistics());
      }
    }
    metastore.alterPartitions(table.name(), stale);
    return stale.size();
  }

  /** A partition with another location is another one, whose files are still there. */
  private long drop(Map<String, PartitionResult> removed) throws CopyException {
    List<List<String>> gone = new ArrayList<>();
    for (HivePartition partition : metastore.partitions(table.name(), removed.keySet())) {
      checkLocation(partition, removed.get(table.partitionName(partition.values())));
      gone.add(partition.values());
    }
    metastore.dropPartitions(table, gone);
    return gone.size();
  }

  private void checkLocation(HivePartition partition, @Nullable PartitionResult result)
      throws CopyException {
    String there = partition.location().map(RegisteredTable::path).orElse("");
    if (result == null || !there.equals(result.path())) {
      throw new CopyException(
          ErrorCode.DESTINATION_CONFLICT,
          "The partition "
              + table.partitionName(partition.values())
              + " of "
              + table.name()
              + " has the location '"
              + there
              + "', and its files were copied to '"
              + (result == null ? "" : result.path())
              + "'.");
    }
  }

  @Override
  public void close() {
    metastore.close();
  }
}
