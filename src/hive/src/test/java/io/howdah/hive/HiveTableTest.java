package io.howdah.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.hive.metastore.api.Partition;
import org.apache.hadoop.hive.metastore.api.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HiveTableTest {
  private static final HiveTableName COPY = HiveTableName.of("mirror", "orders");
  private static final TableLocation THERE = TableLocation.of("hdfs://prod:8020/mirror/orders");

  private final HiveTable table = HiveTable.of(SampleTables.table());

  @Test
  void tellsWhereItsFilesAreAndHowItIsPartitioned() {
    assertThat(table.name()).isEqualTo(SampleTables.NAME);
    assertThat(table.location())
        .contains(TableLocation.of("hdfs://staging:8020/warehouse/sales.db/orders"));
    assertThat(table.partitionColumns())
        .containsExactly(HiveColumn.of("ds", "date"), HiveColumn.of("k", "string"));
    assertThat(HiveTable.of(new Table()).partitionColumns()).isEmpty();
  }

  @Test
  void namesPartitionsAsHiveDoes() {
    assertThat(table.partitionName(List.of("2026-11-01", "a/b")))
        .isEqualTo("ds=2026-11-01/k=a%2Fb");
    assertThat(table.partitionName(List.of(HivePartition.NULL, "")))
        .isEqualTo("ds=__HIVE_DEFAULT_PARTITION__/k=__HIVE_DEFAULT_PARTITION__");
    assertThat(table.defaultLocation(List.of("2026-11-01", "50%")))
        .contains(
            TableLocation.of(
                "hdfs://staging:8020/warehouse/sales.db/orders/ds=2026-11-01/k=50%25"));
  }

  @Test
  void hasAValueForEachPartitionColumn() {
    assertThatThrownBy(() -> table.partitionName(List.of("2026-11-01")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A partition of sales.orders has a value for each of [ds date, k string], not"
                + " [2026-11-01]");
  }

  @Test
  void makesPartitionsLikeItself() {
    HivePartition made = table.newPartition(List.of("2026-11-01", "a/b"), THERE);

    Partition struct = made.forTable(SampleTables.NAME);
    assertThat(made.values()).containsExactly("2026-11-01", "a/b");
    assertThat(made.location()).contains(THERE);
    assertThat(struct.getSd().getCols()).isEqualTo(SampleTables.table().getSd().getCols());
    assertThat(struct.getSd().getBucketCols()).containsExactly("id");
    assertThat(struct.getSd().isSetSkewedInfo()).isFalse();
  }

  @Test
  void isCopiedAsAnExternalTableThatOwnsNoFiles() throws Exception {
    Table copy = table.externalCopy(COPY, THERE).struct();

    assertThat(copy.getDbName()).isEqualTo("mirror");
    assertThat(copy.getTableType()).isEqualTo("EXTERNAL_TABLE");
    assertThat(copy.getParameters())
        .isEqualTo(
            Map.of("EXTERNAL", "TRUE", "external.table.purge", "false", "bucketing_version", "2"));
    assertThat(copy.getSd().getLocation()).isEqualTo(THERE.toString());
    assertThat(copy.getSd().getSerdeInfo().getParameters()).containsEntry("path", "" + THERE);
    assertThat(copy.getSd().getCols()).isEqualTo(SampleTables.table().getSd().getCols());
    assertThat(copy.getSd().getSortCols()).isEqualTo(SampleTables.table().getSd().getSortCols());
    assertThat(copy.getPartitionKeys()).isEqualTo(SampleTables.table().getPartitionKeys());
    assertThat(copy.getOwner()).isEqualTo("alice");
    assertThat(copy.isSetCatName()).isFalse();
    assertThat(copy.isSetId()).isFalse();
    assertThat(table).isEqualTo(HiveTable.of(SampleTables.table()));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          transactional,              true,    TRANSACTIONAL_TABLE
          transactional,              TRUE,    TRANSACTIONAL_TABLE
          storage_handler,            hbase,   UNSUPPORTED_OPERATION
          table_type,                 ICEBERG, UNSUPPORTED_OPERATION
          spark.sql.sources.provider, delta,   UNSUPPORTED_OPERATION
          """)
  void isNotCopiedWithoutWhatItsFilesNeed(String key, String value, ErrorCode code) {
    Table struct = SampleTables.table();
    struct.putToParameters(key, value);

    assertThatThrownBy(() -> HiveTable.of(struct).externalCopy(COPY, THERE))
        .isInstanceOfSatisfying(CopyException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageStartingWith("The table sales.orders is ");
  }

  @ParameterizedTest
  @CsvSource({"transactional, false", "spark.sql.sources.provider, parquet"})
  void isCopiedWithHarmlessParameters(String key, String value) throws Exception {
    Table struct = SampleTables.table();
    struct.putToParameters(key, value);

    assertThat(HiveTable.of(struct).externalCopy(COPY, THERE).parameters())
        .containsEntry(key, value);
  }

  @ParameterizedTest
  @CsvSource({"VIRTUAL_VIEW", "MATERIALIZED_VIEW"})
  void isNotCopiedAsAView(String type) {
    Table struct = SampleTables.table();
    struct.setTableType(type);

    assertThatThrownBy(() -> HiveTable.of(struct).externalCopy(COPY, THERE))
        .isInstanceOf(CopyException.class)
        .hasMessage("sales.orders is no table but a view (" + type + "), so it has no files.");
  }
}
