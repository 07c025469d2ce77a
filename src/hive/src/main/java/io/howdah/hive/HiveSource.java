package io.howdah.hive;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.MissingTable;
import io.howdah.PartitionResult;
import io.howdah.Registration;
import io.howdah.TablePartitions;
import io.howdah.TableRegistry;
import io.howdah.partition.PartitionPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table whose partitions are copied, with its metastore. */
final class HiveSource implements TableRegistry.SourceTable {
  private final Metastore metastore;
  private final HiveTable table;
  private final TablePartitions partitions;
  private final Destinations destinations;

  /** Opens metastores of destinations. */
  @FunctionalInterface
  interface Destinations {
    /**
     * Opens the metastore of a cluster.
     *
     * @param table that is looked for, for messages
     */
    Metastore open(String cluster, String table) throws CopyException;
  }

  private HiveSource(
      Metastore metastore, HiveTable table, TablePartitions partitions, Destinations destinations) {
    this.metastore = metastore;
    this.table = table;
    this.partitions = partitions;
    this.destinations = destinations;
  }

  /**
   * Reads a table and the places of its partitions. The caller closes the metastore.
   *
   * @throws CopyException where the files of its partitions are not all that a reader of another
   *     metastore needs, or not all on the table's cluster
   */
  static HiveSource read(Metastore metastore, HiveTableName name, Destinations destinations)
      throws CopyException {
    HiveTable table = metastore.table(name);
    table.checkCopyable();
    SourceLocations locations = new SourceLocations(table);
    TablePartitions.Builder partitions =
        TablePartitions.builder(locations.path(), table.partitionColumns().size());
    if (!table.partitionColumns().isEmpty()) {
      metastore.eachPartition(
          name,
          batch -> {
            for (HivePartition each : batch) {
              partitions.add(table.partitionName(each.values()), locations.path(each));
            }
          });
    }
    return new HiveSource(metastore, table, partitions.build(), destinations);
  }

  @Override
  public TablePartitions partitions() {
    return partitions;
  }

  @Override
  public TableRegistry.Table openCopy(
      String cluster, String name, String target, MissingTable missing) throws CopyException {
    Metastore destination = destinations.open(cluster, name);
    try {
      Copy copy = copy(destination, HiveTableName.parse(name), target, missing);
      copy.registered.check(target);
      return copy;
    } finally {
      destination.close(); // The copy may take hours. The next call connects again.
    }
  }

  private Copy copy(Metastore destination, HiveTableName name, String target, MissingTable missing)
      throws CopyException {
    HiveTable existing;
    try {
      existing = destination.table(name);
    } catch (CopyException e) {
      if (e.code() != ErrorCode.TABLE_NOT_FOUND || missing == MissingTable.FAIL) {
        throw e;
      }
      TableLocation database = TableLocation.of(destination.databaseLocation(name.database()));
      String directory = PartitionPath.parse(target).map(PartitionPath::table).orElse(target);
      HiveTable created = table.externalCopy(name, database.withPath(directory));
      return new Copy(destination, created, created);
    }
    Copy copy = new Copy(destination, existing, null);
    TableDifference.refuse(table, existing);
    return copy;
  }

  /** Describes partitions as the source does now. One that it has no more is like its table. */
  private List<HivePartition> describe(List<HivePartition> fresh) throws CopyException {
    Map<String, HivePartition> described = new LinkedHashMap<>();
    for (HivePartition each : fresh) {
      described.put(table.partitionName(each.values()), each);
    }
    for (HivePartition each : metastore.partitions(table.name(), described.keySet())) {
      described.computeIfPresent(
          table.partitionName(each.values()),
          (name, like) ->
              like.location().map(place -> each.at(place).withoutStatistics()).orElse(like));
    }
    return new ArrayList<>(described.values());
  }

  /** The table of the destination. */
  private final class Copy implements TableRegistry.Table {
    private final Metastore destination;
    private final RegisteredTable registered;

    /** The table to create first; null where it exists. */
    private @Nullable HiveTable missing;

    Copy(Metastore destination, HiveTable table, @Nullable HiveTable missing) throws CopyException {
      this.destination = destination;
      this.registered = new RegisteredTable(destination, table, HiveSource.this::describe);
      this.missing = missing;
    }

    @Override
    public List<String> directories() throws CopyException {
      return missing == null ? registered.directories() : Collections.emptyList();
    }

    /** Creates the table here and not earlier, when the copy has made its directory. */
    @Override
    public Registration register(List<PartitionResult> results) throws CopyException {
      HiveTable created = missing;
      if (created != null) {
        destination.createTable(created);
        missing = null;
      }
      return registered.register(results);
    }

    @Override
    public void close() {
      try {
        registered.close();
      } finally {
        metastore.close();
      }
    }
  }
}
