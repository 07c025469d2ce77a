package io.howdah.run;

import static io.howdah.run.FlaggedTable.FORCE;
import static io.howdah.run.FlaggedTable.await;
import static io.howdah.run.FlaggedTable.options;
import static io.howdah.run.MemoryCopy.stoppedBy;
import static io.howdah.run.MemoryCopy.tree;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.FileResult;
import io.howdah.event.EventHandlers;
import io.howdah.event.FileFinished;
import io.howdah.fs.FilePath;
import io.howdah.fs.memory.FaultAt;
import io.howdah.fs.memory.FaultInjector;
import io.howdah.fs.memory.Operation;
import io.howdah.run.Crash.Moment;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Done flags at the destination where a copy fails, stops or dies before it is complete. */
class BrokenOffFlagTest {
  private final FlaggedTable table = FlaggedTable.copiedOnce();
  private final MemoryCopy copies = table.copies();

  @Test
  void keepsAFlagAwayWhenSomethingBelowItFails() {
    write(copies.staging, "/table/ds=1/ZZ_7", "other rows");
    write(copies.staging, "/table/ds=1/ZZ_8", "other rows");
    copies.stagingFaults(FaultAt.denied(Operation.OPEN, "ZZ_8"));

    CopyStatus status = table.copy(FORCE);

    assertThat(status.copied().files()).isEqualTo(1);
    assertThat(status.skipped().files()).isEqualTo(79);
    assertThat(status.failures())
        .extracting(MemoryCopy::failedBy)
        .containsExactlyInAnyOrder(
            ErrorCode.PERMISSION_DENIED,
            ErrorCode.DONE_FLAG_WITHHELD,
            ErrorCode.DONE_FLAG_WITHHELD);
    assertThat(table.flagsAtProd()).containsExactly("/table/ds=2/_SUCCESS");
    copies.stagingFaults(FaultInjector.NONE);
    assertThat(table.copy(FORCE).copied().files()).isEqualTo(3);
    table.assertEqualOnBoth();
  }

  @Test
  void keepsAFlagAwayWhenTheCopyStops() {
    for (int i = 0; i < 20; i++) {
      write(copies.staging, "/table/ds=1/ZZ_" + i, "other rows");
    }
    Cancellation cancellation = new Cancellation();

    CopyStatus status =
        copies.copy(
            FlaggedTable.request(options().threads(1).build()).build(),
            EventHandlers.builder()
                .on(
                    FileFinished.class,
                    file -> {
                      if (file.result().outcome() == FileResult.Outcome.COPIED) {
                        cancellation.cancel();
                      }
                    })
                .build(),
            cancellation);

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.CANCELLED);
    assertThat(status.copied().files()).isEqualTo(1);
    assertThat(table.flagsAtProd()).doesNotContain("/table/ds=1/_SUCCESS", "/table/_SUCCESS");
    assertThat(status.expected().files())
        .isEqualTo(status.copied().files() + status.skipped().files() + status.failed().files());
  }

  @Test
  void publishesNothingBelowAFlagThatCannotBeWithdrawn() {
    write(copies.staging, "/table/ds=1/ZZ_7", "other rows");
    copies.prodFaults(FaultAt.denied(Operation.DELETE, "_SUCCESS"));

    CopyStatus status = table.copy(FORCE);

    assertThat(status.failures()).hasSize(3);
    assertThat(status.failures().get(0).failure())
        .hasMessageContaining("Withdrawing the done flag '/table/ds=1/_SUCCESS' failed");
    assertThat(tree(copies.prod, "/table")).containsEntry("/table/ds=1/ZZ_7", "rows");
    assertThat(table.flagsAtProd()).hasSize(3);
  }

  @Test
  void reportsAFlagThatTheSourceGetsOnlyMeanwhile() throws Exception {
    copies.staging.delete(FilePath.of("/table/ds=1/_SUCCESS"));
    write(copies.staging, "/table/ds=1/ZZ_7", "other rows");
    CountDownLatch listed = new CountDownLatch(1);
    copies.prodFaults(
        FaultAt.before(
            Operation.CREATE,
            path -> {
              await(listed);
              write(copies.staging, "/table/ds=1/_SUCCESS", "done");
            }));

    CopyStatus status = table.copyAndWhenListed(listed::countDown);

    assertThat(status.failures())
        .extracting(MemoryCopy::failedBy)
        .containsExactlyInAnyOrder(ErrorCode.SOURCE_CHANGED, ErrorCode.DONE_FLAG_WITHHELD);
    assertThat(status.failures())
        .filteredOn(file -> MemoryCopy.failedBy(file) == ErrorCode.SOURCE_CHANGED)
        .extracting(FileResult::source)
        .containsExactly("/table/ds=1");
    assertThat(table.flagsAtProd()).containsExactly("/table/ds=2/_SUCCESS");
  }

  @ParameterizedTest
  @CsvSource({
    "BEFORE, DELETE, 1", "AFTER, DELETE, 1", "BEFORE, DELETE, 2", "AFTER, DELETE, 2",
    "BEFORE, RENAME, 1", "AFTER, RENAME, 1", "AFTER, RENAME, 3", "BEFORE, RENAME, 4",
    "AFTER, RENAME, 4", "BEFORE, RENAME, 5", "AFTER, RENAME, 5"
  })
  void neverLiesWhenTheProcessDiesAndIsPublishedWhenTheRunIsResumed(
      Moment moment, Operation last, int count) {
    for (int i = 0; i < 3; i++) {
      write(copies.staging, "/table/ds=1/ZZ_" + i, "other rows");
    }
    MemoryJournal journal = MemoryJournal.empty();
    Crash crash = new Crash(moment, last, count);
    copies.prodFaults(crash);
    table.process(1, journal, FORCE);

    assertThat(crash.happened()).isTrue();
    Map<String, String> left = tree(copies.prod, "/table");
    int replaced = 0;
    for (int i = 0; i < 3; i++) {
      replaced += "other rows".equals(left.get("/table/ds=1/ZZ_" + i)) ? 1 : 0;
    }
    if (replaced == 1 || replaced == 2) {
      assertThat(table.flagsAtProd()).containsExactly("/table/ds=2/_SUCCESS");
    }
    copies.prodFaults(FaultInjector.NONE);
    CopyStatus status = table.process(2, journal.next(), FORCE);

    assertThat(status.isSuccessful()).isTrue();
    table.assertEqualOnBoth();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "done", "done once more"})
  void keepsAFlagAwayThatTheSourceReplacesMeanwhile(String content) {
    write(copies.staging, "/table/ds=1/ZZ_7", "other rows");
    copies.prodFaults(
        FaultAt.before(
            Operation.RENAME,
            path -> {
              if (path.name().contains("ZZ_7")) {
                write(copies.staging, "/table/ds=1/_SUCCESS", content);
              }
            }));

    CopyStatus status = table.copy(FORCE);

    assertThat(status.failures())
        .extracting(MemoryCopy::failedBy)
        .containsExactly(ErrorCode.SOURCE_CHANGED, ErrorCode.DONE_FLAG_WITHHELD);
    assertThat(status.failures().get(0).source()).isEqualTo("/table/ds=1/_SUCCESS");
    assertThat(table.flagsAtProd()).containsExactly("/table/ds=2/_SUCCESS");
    copies.prodFaults(FaultInjector.NONE);
    assertThat(table.copy(FORCE).isSuccessful()).isTrue();
    table.assertEqualOnBoth();
  }
}
