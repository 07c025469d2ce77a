package io.howdah.hive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.hadoop.hive.metastore.api.Partition;
import org.junit.jupiter.api.Test;

class HivePartitionTest {
  private static final TableLocation THERE =
      TableLocation.of("hdfs://prod:8020/mirror/ds=2026-11-01/k=50%25");

  private final HivePartition partition =
      HivePartition.of(SampleTables.partition("2026-11-01", "50%"));

  @Test
  void movesWithEverythingButTheLocation() {
    Partition moved = partition.at(THERE).forTable(SampleTables.NAME);
    Partition before = partition.forTable(SampleTables.NAME);

    assertThat(moved.getSd().getLocation()).isEqualTo(THERE.toString());
    assertThat(moved.getSd().getSerdeInfo().getParameters()).containsEntry("path", "" + THERE);
    assertThat(moved.getSd().getSkewedInfo().getSkewedColValueLocationMaps())
        .containsValue(THERE + "/name=x");
    moved.getSd().setLocation(before.getSd().getLocation());
    moved.getSd().getSerdeInfo().setParameters(before.getSd().getSerdeInfo().getParameters());
    moved.getSd().setSkewedInfo(before.getSd().getSkewedInfo());
    assertThat(moved).isEqualTo(before);
  }

  @Test
  void movesOtherPlacesOfTheSameFileSystem() {
    Partition struct = SampleTables.partition("2026-11-01", "50%");
    struct.getSd().getSerdeInfo().putToParameters("path", "hdfs://staging:8020/elsewhere");
    struct
        .getSd()
        .getSkewedInfo()
        .setSkewedColValueLocationMaps(Map.of(List.of("x"), "s3a://bucket/x"));

    Partition moved = HivePartition.of(struct).at(THERE).forTable(SampleTables.NAME);

    assertThat(moved.getSd().getSerdeInfo().getParameters())
        .containsEntry("path", "hdfs://prod:8020/elsewhere");
    assertThat(moved.getSd().getSkewedInfo().getSkewedColValueLocationMaps())
        .containsValue("s3a://bucket/x");
  }

  @Test
  void losesItsStatisticsAndNoOtherParameter() {
    assertThat(partition.withoutStatistics().parameters()).isEqualTo(Map.of("loaded_by", "etl"));
    assertThat(partition.parameters()).containsKey("numRows");
  }

  @Test
  void belongsToTheTableThatItIsSentFor() {
    Partition sent = partition.forTable(HiveTableName.of("mart", "o"));

    assertThat(sent.getDbName()).isEqualTo("mart");
    assertThat(sent.getTableName()).isEqualTo("o");
    assertThat(sent.isSetCatName()).isFalse();
    assertThat(sent.isSetWriteId()).isFalse();
  }

  @Test
  void showsValuesAndLocation() {
    assertThat(partition.values()).containsExactly("2026-11-01", "50%");
    assertThat(partition)
        .hasToString(
            "[2026-11-01, 50%] at"
                + " hdfs://staging:8020/warehouse/sales.db/orders/ds=2026-11-01/k=50%25")
        .isEqualTo(HivePartition.of(SampleTables.partition("2026-11-01", "50%")));
  }

  @Test
  void canBeWithoutALocation() {
    Partition struct = new Partition();
    struct.setValues(List.of("1"));
    HivePartition ofView = HivePartition.of(struct);

    assertThat(ofView.location()).isEmpty();
    assertThat(ofView.parameters()).isEmpty();
    assertThat(ofView.at(THERE)).isEqualTo(ofView);
  }
}
