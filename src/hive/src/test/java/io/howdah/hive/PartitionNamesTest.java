package io.howdah.hive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.hadoop.hive.metastore.api.FieldSchema;
import org.apache.hadoop.hive.metastore.api.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which partition the directories of a table stand for. */
class PartitionNamesTest {
  private final PartitionNames names = new PartitionNames(table());

  private static HiveTable table() {
    Table table = new Table();
    table.setDbName("sales");
    table.setTableName("orders");
    table.setPartitionKeys(
        List.of(
            new FieldSchema("k", "string", ""),
            new FieldSchema("hr", "int", ""),
            new FieldSchema("ds", "date", "")));
    return HiveTable.of(table);
  }

  /** Hive's SQL and MSCK write numbers and dates without needless digits. */
  @ParameterizedTest
  @CsvSource({
    "k=07/hr=07/ds=2026-1-5, k=07/hr=7/ds=2026-01-05",
    "k=a/hr=+7/ds=2026-01-05, k=a/hr=7/ds=2026-01-05",
    "k=a/hr=-0/ds=2026-01-05, k=a/hr=0/ds=2026-01-05",
    "k=a/hr=seven/ds=today, k=a/hr=seven/ds=today",
    "k=a%2Fb/hr=__HIVE_DEFAULT_PARTITION__/ds=__HIVE_DEFAULT_PARTITION__,"
        + " k=a%2Fb/hr=__HIVE_DEFAULT_PARTITION__/ds=__HIVE_DEFAULT_PARTITION__",
    "DS=2026-01-05/Hr=7/K=x, k=x/hr=7/ds=2026-01-05"
  })
  void haveOneTextForEqualValues(String directories, String name) {
    assertThat(names.values(directories).map(names::of)).contains(name);
  }

  @Test
  void areEqualForWhatAMetastoreHasOtherwise() {
    assertThat(names.of(List.of("a", "007", "2026-1-05"))).isEqualTo("k=a/hr=7/ds=2026-01-05");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"k=a/hr=7", "k=a/hr=7/ds=1/more=2", "k=a/hr=7/other=1", "k=a/hr=7/hr=8", "tmp"})
  void areNoneForOtherColumns(String directories) {
    assertThat(names.values(directories)).isEmpty();
  }
}
