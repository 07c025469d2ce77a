package io.howdah.hive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.hive.metastore.api.FieldSchema;
import org.apache.hadoop.hive.metastore.api.Order;
import org.apache.hadoop.hive.metastore.api.Partition;
import org.apache.hadoop.hive.metastore.api.SerDeInfo;
import org.apache.hadoop.hive.metastore.api.SkewedInfo;
import org.apache.hadoop.hive.metastore.api.StorageDescriptor;
import org.apache.hadoop.hive.metastore.api.Table;

/** Structs of a table with all that a table can have, as a metastore sends them. */
final class SampleTables {
  static final HiveTableName NAME = HiveTableName.of("sales", "orders");

  private SampleTables() {}

  /** {@code sales.orders}, partitioned by {@code ds} and {@code k}. */
  static Table table() {
    Table table = new Table();
    table.setDbName("sales");
    table.setTableName("orders");
    table.setOwner("alice");
    table.setRetention(7);
    table.setTableType("EXTERNAL_TABLE");
    table.setSd(storage("hdfs://staging:8020/warehouse/sales.db/orders"));
    table.setPartitionKeys(
        new ArrayList<>(
            List.of(new FieldSchema("ds", "date", "the day"), new FieldSchema("k", "string", ""))));
    table.setParameters(
        new HashMap<>(
            Map.of(
                "EXTERNAL", "TRUE",
                "TRANSLATED_TO_EXTERNAL", "TRUE",
                "external.table.purge", "TRUE",
                "bucketing_version", "2",
                "numRows", "10",
                "spark.sql.statistics.numRows", "10",
                "COLUMN_STATS_ACCURATE", "{\"BASIC_STATS\":\"true\"}",
                "transient_lastDdlTime", "1764547200")));
    table.setCatName("hive");
    table.setId(11);
    return table;
  }

  static Partition partition(String ds, String k) {
    Partition partition = new Partition();
    partition.setValues(new ArrayList<>(List.of(ds, k)));
    partition.setDbName("sales");
    partition.setTableName("orders");
    partition.setCatName("hive");
    partition.setWriteId(3);
    partition.setSd(storage("hdfs://staging:8020/warehouse/sales.db/orders/ds=" + ds + "/k=50%25"));
    partition.setParameters(
        new HashMap<>(
            Map.of(
                "numRows", "10",
                "numFiles", "1",
                "totalSize", "120",
                "rawDataSize", "80",
                "COLUMN_STATS_ACCURATE", "{\"BASIC_STATS\":\"true\"}",
                "loaded_by", "etl")));
    return partition;
  }

  static StorageDescriptor storage(String location) {
    StorageDescriptor storage = new StorageDescriptor();
    storage.setCols(
        new ArrayList<>(
            List.of(new FieldSchema("id", "int", null), new FieldSchema("name", "string", null))));
    storage.setLocation(location);
    storage.setInputFormat("org.apache.hadoop.hive.ql.io.orc.OrcInputFormat");
    storage.setOutputFormat("org.apache.hadoop.hive.ql.io.orc.OrcOutputFormat");
    storage.setNumBuckets(4);
    storage.setBucketCols(new ArrayList<>(List.of("id")));
    storage.setSortCols(new ArrayList<>(List.of(new Order("name", 1))));
    storage.setSerdeInfo(
        new SerDeInfo(
            "orders",
            "org.apache.hadoop.hive.ql.io.orc.OrcSerde",
            new HashMap<>(Map.of("serialization.format", "1", "path", location))));
    storage.setParameters(new HashMap<>());
    SkewedInfo skewed = new SkewedInfo();
    skewed.setSkewedColNames(new ArrayList<>(List.of("name")));
    skewed.setSkewedColValues(new ArrayList<>(List.of(List.of("x"))));
    skewed.setSkewedColValueLocationMaps(new HashMap<>(Map.of(List.of("x"), location + "/name=x")));
    storage.setSkewedInfo(skewed);
    return storage;
  }
}
