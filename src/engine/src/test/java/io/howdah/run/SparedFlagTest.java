package io.howdah.run;

import static io.howdah.run.FlaggedTable.FORCE;
import static io.howdah.run.FlaggedTable.options;
import static io.howdah.run.MemoryCopy.stoppedBy;
import static io.howdah.run.MemoryCopy.tree;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.Layout;
import io.howdah.Mode;
import io.howdah.RunJournal;
import io.howdah.fs.FilePath;
import io.howdah.fs.memory.FaultAt;
import io.howdah.fs.memory.Operation;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Done flags at the destination that a copy has no reason or no right to take away. */
class SparedFlagTest {
  private final FlaggedTable table = FlaggedTable.copiedOnce();
  private final MemoryCopy copies = table.copies();

  @Test
  void touchesNoFlagWhereNothingChanges() {
    table.watch();

    CopyStatus status = table.copy(FORCE);

    assertThat(status.skipped().files()).isEqualTo(83);
    assertThat(table.deletions()).isEmpty();
    assertThat(copies.prodAsSeen().requests(Operation.RENAME)).isZero();
    assertThat(copies.prodAsSeen().requests(Operation.STATUS)).isEqualTo(1);
    assertThat(copies.stagingAsSeen().requests(Operation.STATUS)).isEqualTo(1);
  }

  @Test
  void touchesNoFlagInADryRun() {
    write(copies.staging, "/table/ds=1/ZZ_7", "other rows");
    table.watch();

    CopyStatus status = table.copy(options().mode(Mode.DRY_RUN).build());

    assertThat(status.isSuccessful()).isTrue();
    assertThat(table.deletions()).isEmpty();
    assertThat(table.flagsAtProd()).hasSize(3);
  }

  @Test
  void leavesAFlagWhereEverythingFailsAndSoNothingChanges() {
    write(copies.staging, "/table/ds=1/ZZ_8", "other rows");
    copies.stagingFaults(FaultAt.denied(Operation.OPEN, "ZZ_8"));

    CopyStatus status = table.copy(FORCE);

    assertThat(status.failures())
        .extracting(MemoryCopy::failedBy)
        .containsExactlyInAnyOrder(
            ErrorCode.PERMISSION_DENIED,
            ErrorCode.DONE_FLAG_WITHHELD,
            ErrorCode.DONE_FLAG_WITHHELD);
    assertThat(table.flagsAtProd()).hasSize(3);
  }

  @Test
  void leavesAFlagThatOnlyTheDestinationHas() throws Exception {
    copies.staging.delete(FilePath.of("/table/_SUCCESS"));
    write(copies.staging, "/table/ds=1/ZZ_7", "other rows");
    table.watch();

    assertThat(table.copy(FORCE).isSuccessful()).isTrue();

    assertThat(table.deletions()).containsExactly("/table/ds=1/_SUCCESS");
    assertThat(table.flagsAtProd()).hasSize(3);
  }

  @Test
  void leavesAFlagThatThePatternLeavesOut() {
    write(copies.staging, "/table/ds=1/ZZ_7", "other rows");
    table.watch();

    assertThat(
            table
                .copy(options().select(only -> only.includePattern("ZZ*")).build())
                .copied()
                .files())
        .isEqualTo(1);

    assertThat(table.deletions()).isEmpty();
    assertThat(table.flagsAtProd()).hasSize(3);
  }

  @Test
  void leavesADirectoryThatIsNamedLikeAFlag() throws Exception {
    copies.prod.delete(FilePath.of("/table/_SUCCESS"));
    write(copies.prod, "/table/_SUCCESS/precious", "rows");
    write(copies.staging, "/table/ds=1/ZZ_7", "other rows");

    CopyStatus status = table.copy(FORCE);

    assertThat(status.failures())
        .extracting(MemoryCopy::failedBy)
        .containsExactly(ErrorCode.DESTINATION_CONFLICT);
    assertThat(tree(copies.prod, "/table")).containsEntry("/table/_SUCCESS/precious", "rows");
  }

  @Test
  void isNotTouchedByAProcessWhoseJournalTakesNoNotes() {
    write(copies.staging, "/table/ds=1/ZZ_7", "other rows");
    table.watch();

    CopyStatus status =
        table.process(
            1,
            new RunJournal() {
              @Override
              public void aboutToPublish(String destination) throws IOException {
                throw new IOException("another process has taken over");
              }

              @Override
              public boolean mayHavePublished(String destination) {
                return false;
              }
            },
            FORCE);

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.RUN_STATE_LOST);
    assertThat(table.deletions()).noneMatch(path -> path.endsWith("_SUCCESS"));
    assertThat(table.flagsAtProd()).hasSize(3);
  }

  @Test
  void staysWhereNothingMayBeReplaced() {
    write(copies.staging, "/day/_SUCCESS", "new");
    write(copies.staging, "/day/file", "rows");
    write(copies.prod, "/in/_SUCCESS", "old");
    CopyOptions keeping = CopyOptions.builder().layout(Layout.FLAT).build();

    CopyStatus status = copies.copy("/day", "/in", keeping);

    assertThat(status.copied().files()).isEqualTo(1);
    assertThat(status.failures())
        .extracting(MemoryCopy::failedBy)
        .containsExactly(ErrorCode.DESTINATION_EXISTS);
    assertThat(tree(copies.prod, "/in")).containsEntry("/in/_SUCCESS", "old");
  }
}
