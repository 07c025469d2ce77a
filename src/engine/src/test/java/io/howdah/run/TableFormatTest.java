package io.howdah.run;

import static io.howdah.run.MemoryCopy.failedBy;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyListener;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.FileResult;
import io.howdah.TransactionalTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies of tables whose files mean something only together. */
class TableFormatTest extends MirrorCase {
  private CopyStatus copyTable() {
    return copy("/table", CopyListener.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "base_0000001",
        "base_0000012_v0000034",
        "delta_0000001_0000001",
        "delta_0000001_0000001_0000",
        "delta_0000002_0000005_v0000012",
        "delta_12345678_12345678_0001",
        "delete_delta_0000003_0000003_0000"
      })
  void refusesTheDirectoriesOfTransactionalTables(String directory) {
    write(copies.staging, "/table/ds=1/" + directory + "/bucket_00000", "rows");
    write(copies.staging, "/table/ds=2/000000_0", "rows");

    CopyStatus status = copyTable();

    assertThat(prod()).containsKey("/in/ds=2/000000_0").doesNotContainKey("/in/ds=1/" + directory);
    assertThat(status.failures()).hasSize(1);
    FileResult failure = status.failures().get(0);
    assertThat(failedBy(failure)).isEqualTo(ErrorCode.TRANSACTIONAL_TABLE);
    assertThat(failure.failure())
        .hasMessage(
            "'/table/ds=1/"
                + directory
                + "' was not copied: it belongs to a transactional Hive table. Its files are valid"
                + " only with the write ids of their own metastore: another one reads no rows, or"
                + " wrong ones.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "base_20261101",
        "base_1",
        "delta_1_2",
        "delta_0000001",
        "delta_20261101_20261130",
        "delta_0000001_0000001_x",
        "database_0000001"
      })
  void copiesDirectoriesThatOnlyLookAlike(String directory) {
    write(copies.staging, "/table/" + directory + "/file", "text");

    CopyStatus status = copyTable();

    assertThat(status.isSuccessful()).isTrue();
    assertThat(prod()).containsKey("/in/" + directory + "/file");
    assertThat(status.notes()).isEmpty();
  }

  @Test
  void copiesTheBytesOfTransactionalTablesOnRequestAndSaysWhatTheyAre() {
    write(copies.staging, "/table/ds=1/delta_0000001_0000001_0000/bucket_00000", "rows");
    write(copies.staging, "/table/ds=2/delta_0000002_0000002_0000/bucket_00000", "rows");
    options.select(only -> only.transactionalTables(TransactionalTables.COPY));

    CopyStatus status = copyTable();

    assertThat(status.isSuccessful()).isTrue();
    assertThat(prod()).containsKey("/in/ds=1/delta_0000001_0000001_0000/bucket_00000");
    assertThat(status.notes())
        .singleElement()
        .asString()
        .startsWith("'/table/ds=")
        .contains("' belongs to a transactional Hive table. ");
  }

  @Test
  void saysThatAnIcebergHudiOrDeltaTableWasFound() {
    write(copies.staging, "/table/ice/metadata/v1.metadata.json", "{}");
    write(copies.staging, "/table/hudi/.hoodie/hoodie.properties", "x");
    write(copies.staging, "/table/delta/_delta_log/00000000000000000000.json", "{}");

    CopyStatus status = copyTable();

    assertThat(status.isSuccessful()).isTrue();
    assertThat(status.notes())
        .hasSize(3)
        .anyMatch(note -> note.startsWith("'/table/ice/metadata/v1.metadata.json' belongs to an"))
        .anyMatch(note -> note.startsWith("'/table/hudi/.hoodie' belongs to a Hudi table. "))
        .anyMatch(note -> note.startsWith("'/table/delta/_delta_log' belongs to a Delta Lake"));
  }

  @Test
  void saysNothingOfWhatTheSelectionLeavesOut() {
    write(copies.staging, "/table/old/delta_0000001_0000001_0000/bucket_00000", "rows");
    write(copies.staging, "/table/new/file", "rows");
    exclude("old/");

    CopyStatus status = copyTable();

    assertThat(status.isSuccessful()).isTrue();
    assertThat(status.notes()).isEmpty();
  }

  @Test
  void refusesATransactionalDirectoryThatIsTheSourceItself() {
    write(copies.staging, "/t/delta_0000001_0000001_0000/bucket_00000", "rows");

    CopyStatus status = copy("/t/delta_0000001_0000001_0000", "/in/copy", CopyListener.NONE);

    assertThat(failedBy(status.failures().get(0))).isEqualTo(ErrorCode.TRANSACTIONAL_TABLE);
    assertThat(prod()).doesNotContainKey("/in/copy/bucket_00000");
  }

  /** What could not be read may be what was moved, so nothing is deleted beside it. */
  @Test
  void deletesNothingInATableThatIsRefused() {
    write(copies.staging, "/table/ds=1/delta_0000001_0000001_0000/bucket_00000", "rows");
    write(copies.staging, "/table/ds=1/000000_0", "rows");
    write(copies.prod, "/in/ds=1/old", "old");

    copyTable();

    assertThat(prod()).containsKey("/in/ds=1/old");
  }
}
