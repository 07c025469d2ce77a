package io.howdah.hive;

import io.howdah.partition.PartitionDirectory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.hive.metastore.api.Partition;
import org.jspecify.annotations.Nullable;

/**
 * A partition with everything that a metastore holds of it: values, location, columns, formats,
 * SerDe, buckets, order and parameters. It can be added to a table at another metastore.
 */
public final class HivePartition {
  /** The value for NULL and for an empty text. */
  public static final String NULL = PartitionDirectory.DEFAULT_VALUE;

  /** Never changed, and shared by no other object. */
  private final Partition partition;

  private HivePartition(Partition partition) {
    this.partition = partition;
  }

  /** Takes over a struct, which the caller must not change any more. */
  static HivePartition of(Partition partition) {
    return new HivePartition(partition);
  }

  /**
   * The values in the order of the table's {@linkplain HiveTable#partitionColumns partition
   * columns}, without escapes. That of NULL is {@link #NULL}.
   */
  public List<String> values() {
    return Collections.unmodifiableList(new ArrayList<>(partition.getValues()));
  }

  /** The location of its files; empty where there is none, as for a partition of a view. */
  public Optional<TableLocation> location() {
    boolean isMissing = !partition.isSetSd() || partition.getSd().getLocation() == null;
    return isMissing
        ? Optional.empty()
        : Optional.of(TableLocation.of(partition.getSd().getLocation()));
  }

  public Map<String, String> parameters() {
    return partition.isSetParameters()
        ? Collections.unmodifiableMap(new HashMap<>(partition.getParameters()))
        : Collections.emptyMap();
  }

  /** Returns this partition at another location, and otherwise unchanged. */
  public HivePartition at(TableLocation location) {
    Partition moved = partition.deepCopy();
    if (moved.isSetSd()) {
      StorageLocations.move(moved.getSd(), location);
    }
    return new HivePartition(moved);
  }

  /**
   * Returns this partition without the parameters that describe its rows and files. The metastore
   * counts files and bytes anew when it gets such a partition.
   */
  public HivePartition withoutStatistics() {
    Partition without = partition.deepCopy();
    Map<String, String> parameters = new HashMap<>(parameters());
    StatisticsParameters.removeFrom(parameters);
    without.setParameters(parameters);
    return new HivePartition(without);
  }

  /**
   * The struct for a request about a table. It lacks what only the metastore that it comes from can
   * interpret: privileges, catalog, write id, and statistics of columns.
   */
  Partition forTable(HiveTableName table) {
    Partition sent = partition.deepCopy();
    sent.setDbName(table.database());
    sent.setTableName(table.table());
    sent.unsetPrivileges();
    sent.unsetCatName();
    sent.unsetWriteId();
    sent.unsetIsStatsCompliant();
    sent.unsetColStats();
    sent.unsetFileMetadata();
    return sent;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HivePartition && ((HivePartition) other).partition.equals(partition);
  }

  @Override
  public int hashCode() {
    return partition.hashCode();
  }

  /** The values and the location. */
  @Override
  public String toString() {
    return values() + " at " + location().map(TableLocation::toString).orElse("no location");
  }
}
