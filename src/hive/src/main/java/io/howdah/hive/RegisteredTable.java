package io.howdah.hive;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.PartitionResult;
import io.howdah.PartitionResult.Change;
import io.howdah.Registration;
import io.howdah.RegistrationStatus;
import io.howdah.TableRegistry;
import io.howdah.partition.PartitionPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table whose partitions were copied. */
final class RegisteredTable implements TableRegistry.Table {
  private final Metastore metastore;
  private final HiveTable table;
  private final NewPartitions newPartitions;
  private final TableLocation location;
  private final PartitionNames names;

  RegisteredTable(Metastore metastore, HiveTable table) throws CopyException {
    this(metastore, table, NewPartitions.LIKE_THE_TABLE);
  }

  RegisteredTable(Metastore metastore, HiveTable table, NewPartitions newPartitions)
      throws CopyException {
    this.metastore = metastore;
    this.table = table;
    this.newPartitions = newPartitions;
    this.names = new PartitionNames(table);
    this.location =
        table
            .location()
            .orElseThrow(() -> conflict("The table " + table.name() + " is a view, without files"));
    if (table.isTransactional()) {
      throw new CopyException(
          ErrorCode.TRANSACTIONAL_TABLE,
          "The table " + table.name() + " is transactional, so copied files are no rows of it.");
    }
    if (table.partitionColumns().isEmpty()) {
      throw conflict(
          "The table " + table.name() + " has no partition columns, so nothing can be registered");
    }
  }

  private static CopyException conflict(String sentence) {
    return new CopyException(ErrorCode.DESTINATION_CONFLICT, sentence + ".");
  }

  /**
   * Checks that a copy to that directory is one of the table or of its partitions.
   *
   * @throws CopyException {@link ErrorCode#DESTINATION_CONFLICT}
   */
  void check(String target) throws CopyException {
    String directory = PartitionPath.parse(target).map(PartitionPath::table).orElse(target);
    if (!location.isInHadoop() || !directory.equals(location.directory())) {
      throw conflict(
          "The table "
              + table.name()
              + " has the location '"
              + location
              + "', and the copy goes to '"
              + target
              + "'");
    }
  }

  @Override
  public List<String> directories() throws CopyException {
    List<String> directories = new ArrayList<>();
    metastore.eachPartition(
        table.name(),
        partitions -> {
          for (HivePartition each : partitions) {
            each.location().map(TableLocation::directory).ifPresent(directories::add);
          }
        });
    return directories;
  }

  @Override
  public Registration register(List<PartitionResult> results) throws CopyException {
    RefusedPartitions refused = new RefusedPartitions();
    Map<String, PartitionResult> removed = new LinkedHashMap<>();
    Map<String, PartitionResult> present = new LinkedHashMap<>();
    for (PartitionResult each : results) {
      if (each.table().equals(location.directory())) {
        sort(each, removed, present, refused);
      }
    }
    Map<String, String> known = new HashMap<>();
    for (String each : metastore.partitionNames(table.name())) {
      names.values(each).ifPresent(values -> known.put(names.of(values), each));
    }
    removed.keySet().retainAll(known.keySet());
    long dropped = drop(removed, present, known, refused);
    Map<String, PartitionResult> changed = new LinkedHashMap<>();
    Map<String, PartitionResult> missing = new LinkedHashMap<>();
    for (Map.Entry<String, PartitionResult> each : present.entrySet()) {
      boolean isKnown = known.containsKey(each.getKey());
      if (isKnown && each.getValue().change() != Change.UNCHANGED) {
        changed.put(each.getKey(), each.getValue());
      } else if (!isKnown && each.getValue().change() != Change.INCOMPLETE) {
        missing.put(each.getKey(), each.getValue());
      }
    }
    add(missing);
    long refreshed = refresh(changed, known, refused);
    return refused.result(RegistrationStatus.of(missing.size(), refreshed, dropped));
  }

  private void sort(
      PartitionResult result,
      Map<String, PartitionResult> removed,
      Map<String, PartitionResult> present,
      RefusedPartitions refused) {
    @Nullable List<String> values = names.values(result.name()).orElse(null);
    if (values == null) {
      if (result.change() != Change.INCOMPLETE && result.change() != Change.REMOVED) {
        refused.add(
            result,
            "'"
                + result.path()
                + "' is no partition of "
                + table.name()
                + ", which is partitioned by "
                + table.partitionColumns());
      }
      return;
    }
    String name = names.of(values);
    if (result.change() == Change.REMOVED) {
      removed.put(name, result);
      return;
    }
    @Nullable PartitionResult other = present.putIfAbsent(name, result);
    if (other != null && !other.path().equals(result.path())) {
      refused.add(
          result,
          "'"
              + other.path()
              + "' and '"
              + result.path()
              + "' are one partition of "
              + table.name());
    } else {
      present.put(name, result);
    }
  }

  /** In batches, since a partition has all columns of its table. */
  private void add(Map<String, PartitionResult> missing) throws CopyException {
    for (List<PartitionResult> some : metastore.batches(missing.values())) {
      List<HivePartition> partitions = new ArrayList<>();
      for (PartitionResult each : some) {
        names
            .values(each.name())
            .map(values -> table.newPartition(values, location.withPath(each.path())))
            .ifPresent(partitions::add);
      }
      metastore.addPartitions(table.name(), newPartitions.describe(partitions));
    }
  }

  private long refresh(
      Map<String, PartitionResult> changed, Map<String, String> known, RefusedPartitions refused)
      throws CopyException {
    long refreshed = 0;
    for (List<String> some : metastore.batches(changed.keySet())) {
      List<HivePartition> stale = new ArrayList<>();
      for (HivePartition partition : metastore.partitions(table.name(), known(some, known))) {
        @Nullable PartitionResult result = changed.get(names.of(partition.values()));
        if (result == null) {
          continue;
        }
        if (!isAt(partition, result)) {
          refused.add(result, elsewhere(partition, result, "its files were copied to"));
        } else if (!partition.withoutStatistics().equals(partition)) {
          stale.add(partition.withoutStatistics());
        }
      }
      metastore.alterPartitions(table.name(), stale);
      refreshed += stale.size();
    }
    return refreshed;
  }

  /** A partition with another location is another one, whose files are still there. */
  private long drop(
      Map<String, PartitionResult> removed,
      Map<String, PartitionResult> present,
      Map<String, String> known,
      RefusedPartitions refused)
      throws CopyException {
    long dropped = 0;
    for (List<String> some : metastore.batches(removed.keySet())) {
      List<List<String>> gone = new ArrayList<>();
      for (HivePartition partition : metastore.partitions(table.name(), known(some, known))) {
        String name = names.of(partition.values());
        @Nullable PartitionResult result = removed.get(name);
        if (result == null) {
          continue;
        }
        if (isAt(partition, result)) {
          gone.add(partition.values());
          known.remove(name);
        } else if (!present.containsKey(name)) {
          refused.add(result, elsewhere(partition, result, "the copy removed"));
        }
      }
      metastore.dropPartitions(table, gone);
      dropped += gone.size();
    }
    return dropped;
  }

  /** The names as the metastore has them. */
  private static List<String> known(List<String> names, Map<String, String> known) {
    List<String> found = new ArrayList<>();
    for (String each : names) {
      @Nullable String name = known.get(each);
      if (name != null) {
        found.add(name);
      }
    }
    return found;
  }

  private static boolean isAt(HivePartition partition, PartitionResult result) {
    return partition
        .location()
        .filter(TableLocation::isInHadoop)
        .filter(there -> there.directory().equals(result.path()))
        .isPresent();
  }

  private String elsewhere(HivePartition partition, PartitionResult result, String what) {
    return "The partition "
        + table.partitionName(partition.values())
        + " of "
        + table.name()
        + " has the location '"
        + partition.location().map(TableLocation::toString).orElse("")
        + "', and "
        + what
        + " '"
        + result.path()
        + "'";
  }

  @Override
  public void close() {
    metastore.close();
  }
}
