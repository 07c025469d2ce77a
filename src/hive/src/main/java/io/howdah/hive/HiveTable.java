package io.howdah.hive;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.partition.PartitionDirectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.hive.metastore.api.FieldSchema;
import org.apache.hadoop.hive.metastore.api.Partition;
import org.apache.hadoop.hive.metastore.api.StorageDescriptor;
import org.apache.hadoop.hive.metastore.api.Table;
import org.jspecify.annotations.Nullable;

/** A table with everything that a metastore holds of it, without its partitions. */
public final class HiveTable {
  private static final String SPARK_PROVIDER = "spark.sql.sources.provider";

  /** Parameters of tables whose files have metadata of their own, such as HBase's and Iceberg's. */
  private static final List<String> FOREIGN_KEYS =
      Collections.unmodifiableList(Arrays.asList("storage_handler", "table_type", SPARK_PROVIDER));

  private static final List<String> FOREIGN_PROVIDERS =
      Collections.unmodifiableList(Arrays.asList("delta", "hudi", "iceberg"));

  /** Never changed, and shared by no other object. */
  private final Table table;

  private HiveTable(Table table) {
    this.table = table;
  }

  /** Takes over a struct, which the caller must not change any more. */
  static HiveTable of(Table table) {
    return new HiveTable(table);
  }

  public HiveTableName name() {
    return HiveTableName.of(table.getDbName(), table.getTableName());
  }

  /** The location of its files and of new partitions; empty for a view. */
  public Optional<TableLocation> location() {
    boolean isMissing = !table.isSetSd() || table.getSd().getLocation() == null;
    return isMissing
        ? Optional.empty()
        : Optional.of(TableLocation.of(table.getSd().getLocation()));
  }

  /** The columns by which it is partitioned, in their order; none for other tables. */
  public List<HiveColumn> partitionColumns() {
    List<HiveColumn> columns = new ArrayList<>();
    if (table.isSetPartitionKeys()) {
      for (FieldSchema each : table.getPartitionKeys()) {
        columns.add(HiveColumn.of(each.getName(), each.getType()));
      }
    }
    return Collections.unmodifiableList(columns);
  }

  public Map<String, String> parameters() {
    return table.isSetParameters()
        ? Collections.unmodifiableMap(new HashMap<>(table.getParameters()))
        : Collections.emptyMap();
  }

  /**
   * Whether its files count only together with the transactions of its metastore, so that a copy of
   * them is of no use.
   */
  public boolean isTransactional() {
    return Boolean.parseBoolean(parameters().get("transactional"));
  }

  /**
   * The name of a partition, such as {@code ds=2026-11-01/k=a%2Fb}: its path below the table.
   *
   * @param values one for each partition column; {@link HivePartition#NULL} for NULL
   * @throws IllegalArgumentException where there is another number of values
   */
  public String partitionName(List<String> values) {
    List<HiveColumn> columns = partitionColumns();
    if (values.size() != columns.size() || columns.isEmpty()) {
      throw new IllegalArgumentException(
          "A partition of " + name() + " has a value for each of " + columns + ", not " + values);
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      names.add(PartitionDirectory.of(columns.get(i).name(), values.get(i)).name());
    }
    return String.join("/", names);
  }

  /**
   * A new partition with the columns, formats, SerDe, buckets and order of this table.
   *
   * @param values one for each partition column; {@link HivePartition#NULL} for NULL
   */
  public HivePartition newPartition(List<String> values, TableLocation location) {
    StorageDescriptor storage = table.getSd().deepCopy();
    storage.unsetSkewedInfo();
    StorageLocations.move(storage, location);
    Partition partition = new Partition();
    partition.setValues(new ArrayList<>(values));
    partition.setSd(storage);
    partition.setParameters(new HashMap<>());
    return HivePartition.of(partition);
  }

  /** The place of a new partition without a location of its own: below the table. */
  public Optional<TableLocation> defaultLocation(List<String> values) {
    return location().map(location -> location.below(partitionName(values)));
  }

  /**
   * The definition of an external table with the files of a copy. It has the columns, formats,
   * SerDe and parameters of this table, and no statistics. Dropping it deletes no files.
   *
   * @throws CopyException where the files of this table are of no use without its metastore: {@link
   *     ErrorCode#TRANSACTIONAL_TABLE}, or {@link ErrorCode#UNSUPPORTED_OPERATION} for a view and
   *     for a table in the format of another system
   */
  public HiveTable externalCopy(HiveTableName name, TableLocation location) throws CopyException {
    checkCopyable();
    Table copy = new Table();
    copy.setDbName(name.database());
    copy.setTableName(name.table());
    copy.setOwner(table.getOwner());
    if (table.isSetOwnerType()) {
      copy.setOwnerType(table.getOwnerType());
    }
    copy.setRetention(table.getRetention());
    copy.setTableType("EXTERNAL_TABLE");
    StorageDescriptor storage = table.getSd().deepCopy();
    StorageLocations.move(storage, location);
    copy.setSd(storage);
    List<FieldSchema> columns = new ArrayList<>();
    if (table.isSetPartitionKeys()) {
      table.getPartitionKeys().forEach(column -> columns.add(column.deepCopy()));
    }
    copy.setPartitionKeys(columns);
    Map<String, String> parameters = new HashMap<>(parameters());
    StatisticsParameters.removeFrom(parameters);
    parameters.remove("TRANSLATED_TO_EXTERNAL");
    parameters.put("EXTERNAL", "TRUE");
    parameters.put("external.table.purge", "false");
    copy.setParameters(parameters);
    return new HiveTable(copy);
  }

  /**
   * Checks that the files are of use without this metastore.
   *
   * @throws CopyException as {@link #externalCopy}
   */
  void checkCopyable() throws CopyException {
    if (isTransactional()) {
      throw new CopyException(
          ErrorCode.TRANSACTIONAL_TABLE,
          "The table " + name() + " is transactional, so its files cannot be read elsewhere.");
    }
    String type = String.valueOf(table.getTableType());
    if (type.endsWith("VIEW")) {
      throw new CopyException(
          ErrorCode.UNSUPPORTED_OPERATION,
          name() + " is no table but a view (" + type + "), so it has no files.");
    }
    for (String key : FOREIGN_KEYS) {
      String value = parameters().get(key);
      if (value != null && (!key.equals(SPARK_PROVIDER) || FOREIGN_PROVIDERS.contains(value))) {
        throw new CopyException(
            ErrorCode.UNSUPPORTED_OPERATION,
            "The table "
                + name()
                + " is one of another system ("
                + key
                + "="
                + value
                + "), so its files alone are not the table.");
      }
    }
  }

  /** The struct for a request, which must not be changed. */
  Table struct() {
    return table;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HiveTable && ((HiveTable) other).table.equals(table);
  }

  @Override
  public int hashCode() {
    return table.hashCode();
  }

  /** The name and the location. */
  @Override
  public String toString() {
    return name() + " at " + location().map(TableLocation::toString).orElse("no location");
  }
}
