package io.howdah.front.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.howdah.ComparedEntry;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.FileResult;
import io.howdah.Verdict;
import io.howdah.event.BytesCopied;
import io.howdah.event.EntryCompared;
import io.howdah.event.FileDelayed;
import io.howdah.event.FileFinished;
import io.howdah.event.FilePlanned;
import io.howdah.event.FileRetried;
import io.howdah.event.FileStarted;
import io.howdah.event.PlanCompleted;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressMeterTest {
  private static final long MIB = 1 << 20;

  private final ManualClock clock = new ManualClock();
  private final ProgressMeter meter = new ProgressMeter(clock);

  @Test
  void startsWithNothing() {
    Progress progress = meter.progress();

    assertThat(progress.percent()).isZero();
    assertThat(progress.bytesPerSecond()).isZero();
    assertThat(progress.remaining()).isNull();
    assertThat(progress.isPlanComplete()).isFalse();
  }

  @Test
  void countsEachOutcome() {
    plan("/a", 10, "/b", 20, "/c", 30, "/d", 40);
    copy("/a", 10);
    meter.on(FileFinished.of(FileResult.skipped("/b", "/x/b", 20, Verdict.VERIFIED)));
    fail("/c", 30);

    Progress progress = meter.progress();

    assertThat(progress.filesPlanned()).isEqualTo(4);
    assertThat(progress.filesCopied()).isEqualTo(1);
    assertThat(progress.filesSkipped()).isEqualTo(1);
    assertThat(progress.filesFailed()).isEqualTo(1);
    assertThat(progress.filesDone()).isEqualTo(3);
    assertThat(progress.bytesPlanned()).isEqualTo(100);
    assertThat(progress.bytesDone()).isEqualTo(60);
  }

  @Test
  void tellsWhichFileHasWaitedLongest() {
    plan("/a", 10, "/b", 20);
    assertThat(meter.progress().delay()).isNull();
    meter.on(FileDelayed.of("/a", new CopyException(ErrorCode.SERVER_BUSY, "Busy.")));
    clock.advance(30_000);
    meter.on(FileDelayed.of("/b", new CopyException(ErrorCode.CLUSTER_UNREACHABLE, "Away.")));
    meter.on(FileDelayed.of("/a", new CopyException(ErrorCode.DATANODE_FAILED, "Gone.")));
    clock.advance(5_000);

    assertThat(meter.progress().delay()).hasToString("2 files wait, for 35 s: DATANODE_FAILED");

    meter.on(BytesCopied.of("/a", 1));
    assertThat(meter.progress().delay()).hasToString("1 file waits, for 5 s: CLUSTER_UNREACHABLE");

    fail("/b", 20);
    assertThat(meter.progress().delay()).isNull();
  }

  @Test
  void countsBytesUnderWay() {
    plan("/a", 100 * MIB);
    meter.on(FileStarted.of("/a", 100 * MIB));
    meter.on(BytesCopied.of("/a", 50 * MIB));

    assertThat(meter.progress().bytesDone()).isEqualTo(50 * MIB);
    assertThat(meter.progress().percent()).isEqualTo(49);
  }

  @Test
  void takesBackWhatAFailedAttemptHadReported() {
    plan("/a", 100);
    meter.on(FileStarted.of("/a", 100));
    meter.on(BytesCopied.of("/a", 80));
    meter.on(BytesCopied.of("/a", -80));
    meter.on(FileRetried.of("/a", 1, new CopyException(ErrorCode.DATANODE_FAILED, "Gone.")));
    meter.on(BytesCopied.of("/a", 30));

    assertThat(meter.progress().bytesDone()).isEqualTo(30);
    assertThat(meter.progress().retries()).isEqualTo(1);
  }

  @Test
  void neverFallsBelowZero() {
    plan("/a", 100);
    meter.on(FileStarted.of("/a", 100));
    clock.advance(1000);
    meter.on(BytesCopied.of("/a", -500));

    Progress progress = meter.progress();

    assertThat(progress.bytesDone()).isZero();
    assertThat(progress.percent()).isZero();
    assertThat(progress.bytesPerSecond()).isZero();
  }

  @Test
  void countsAFileThatFailedHalfwayAsDone() {
    plan("/a", 100 * MIB);
    meter.on(FileStarted.of("/a", 100 * MIB));
    meter.on(BytesCopied.of("/a", 40 * MIB));
    fail("/a", 100 * MIB);

    assertThat(meter.progress().percent()).isEqualTo(100);
    assertThat(meter.progress().bytesDone()).isEqualTo(100 * MIB);
  }

  @Test
  void staysBelowAHundredPercentUntilEverythingIsDone() {
    meter.on(FilePlanned.of("/a", 10));
    copy("/a", 10);
    assertThat(meter.progress().percent()).as("the plan may grow").isEqualTo(99);

    meter.on(FilePlanned.of("/b", 0));
    meter.on(PlanCompleted.of());
    assertThat(meter.progress().percent()).isLessThan(100);

    copy("/b", 0);
    assertThat(meter.progress().percent()).isEqualTo(100);
    assertThat(meter.progress().remaining()).isEqualTo(Duration.ZERO);
  }

  @Test
  void staysAtAHundredPercentWhereFilesGrow() {
    plan("/a", 10);
    meter.on(FileStarted.of("/a", 10));
    meter.on(BytesCopied.of("/a", 500));
    assertThat(meter.progress().bytesDone()).isEqualTo(10);
    assertThat(meter.progress().percent()).isLessThan(100);

    copy("/a", 500);
    assertThat(meter.progress().percent()).isEqualTo(100);
  }

  @Test
  void isCompleteWhereNothingIsToBeDone() {
    meter.on(PlanCompleted.of());

    assertThat(meter.progress().percent()).isEqualTo(100);
    assertThat(meter.progress().remaining()).isEqualTo(Duration.ZERO);
  }

  @Test
  void makesProgressOnEmptyFiles() {
    plan("/a", 0, "/b", 0, "/c", 0, "/d", 0);
    clock.advance(1000);
    copy("/a", 0);

    Progress progress = meter.progress();

    assertThat(progress.percent()).isEqualTo(25);
    assertThat(progress.bytesPerSecond()).isZero();
    assertThat(progress.remaining()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void tellsSpeedAndRemainingTime() {
    plan("/a", 1000 * MIB);
    meter.on(FileStarted.of("/a", 1000 * MIB));
    for (int second = 0; second < 10; second++) {
      clock.advance(1000);
      meter.on(BytesCopied.of("/a", 10 * MIB));
      assertThat(meter.progress().bytesPerSecond()).isCloseTo(10.0 * MIB, within(1.0));
    }

    assertThat(meter.progress().remaining()).isBetween(seconds(90), seconds(91));
  }

  @Test
  void smoothsTheSpeed() {
    plan("/a", 1000 * MIB);
    meter.on(FileStarted.of("/a", 1000 * MIB));
    for (int second = 0; second < 30; second++) {
      clock.advance(1000);
      meter.on(BytesCopied.of("/a", 10 * MIB));
      meter.progress();
    }
    clock.advance(1000);
    assertThat(meter.progress().bytesPerSecond()).isBetween(8.5 * MIB, 9.5 * MIB);

    clock.advance(60_000);
    assertThat(meter.progress().bytesPerSecond()).isLessThan(0.1 * MIB);
  }

  @Test
  void tellsNoRemainingTimeWhileThePlanGrowsOrNothingMoves() {
    meter.on(FilePlanned.of("/a", 100));
    meter.on(FilePlanned.of("/b", 100));
    clock.advance(1000);
    copy("/a", 100);
    assertThat(meter.progress().remaining()).isNull();

    ProgressMeter idle = new ProgressMeter(clock);
    idle.on(FilePlanned.of("/a", 100));
    idle.on(PlanCompleted.of());
    clock.advance(1000);
    assertThat(idle.progress().remaining()).isNull();
  }

  @Test
  void survivesAClockThatIsSetBack() {
    plan("/a", 100 * MIB);
    meter.on(FileStarted.of("/a", 100 * MIB));
    meter.on(BytesCopied.of("/a", 10 * MIB));
    clock.advance(-3_600_000);
    meter.progress();
    clock.advance(1000);

    assertThat(meter.progress().bytesPerSecond()).isCloseTo(10.0 * MIB, within(1.0));
  }

  @Test
  void countsADryRunAsDone() {
    plan("/a", 100);
    meter.on(FileFinished.of(FileResult.planned("/a", "/x/a", 100)));

    assertThat(meter.progress().filesDone()).isEqualTo(1);
    assertThat(meter.progress().filesCopied()).isZero();
    assertThat(meter.progress().percent()).isEqualTo(100);
  }

  @Test
  void losesNothingAmongManyThreads() throws Exception {
    int threads = 8;
    int files = 500;
    CountDownLatch done = new CountDownLatch(threads);
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    for (int thread = 0; thread < threads; thread++) {
      String directory = "/" + thread + "/";
      executor.execute(
          () -> {
            for (int file = 0; file < files; file++) {
              meter.on(FilePlanned.of(directory + file, 3));
              copy(directory + file, 3);
              assertThat(meter.progress().percent()).isBetween(0, 99);
            }
            done.countDown();
          });
    }
    assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
    executor.shutdown();
    meter.on(PlanCompleted.of());

    assertThat(meter.progress().filesCopied()).isEqualTo((long) threads * files);
    assertThat(meter.progress().bytesDone()).isEqualTo(3L * threads * files);
    assertThat(meter.progress().percent()).isEqualTo(100);
  }

  @Test
  void countsTheComparedFilesOfTheSource() {
    plan("/a", 10, "/b", 10, "/c", 10, "/f", 0);

    meter.on(EntryCompared.of(ComparedEntry.equal("/a", "/x/a", 10)));
    meter.on(EntryCompared.of(ComparedEntry.missingFile("/b", "/x/b", 10)));
    meter.on(EntryCompared.of(ComparedEntry.missingDirectory("/d", "/x/d")));
    meter.on(EntryCompared.of(ComparedEntry.extraFile("/x/e", 99)));

    assertThat(meter.progress().filesDone()).isEqualTo(2);
    assertThat(meter.progress().bytesDone()).isEqualTo(20);
    assertThat(meter.progress().filesFailed()).isZero();

    CopyException cause = new CopyException(ErrorCode.PERMISSION_DENIED, "Not yours.");
    meter.on(EntryCompared.of(ComparedEntry.failed("/c", "/x/c", 10, cause)));
    meter.on(EntryCompared.of(ComparedEntry.failedDirectory("/f", "/x/f", cause)));

    assertThat(meter.progress().filesFailed()).isEqualTo(2);
    assertThat(meter.progress().percent()).isEqualTo(100);
  }

  private void plan(Object... pathsAndLengths) {
    for (int i = 0; i < pathsAndLengths.length; i += 2) {
      meter.on(
          FilePlanned.of(
              (String) pathsAndLengths[i], ((Number) pathsAndLengths[i + 1]).longValue()));
    }
    meter.on(PlanCompleted.of());
  }

  private void copy(String path, long length) {
    meter.on(FileStarted.of(path, length));
    meter.on(BytesCopied.of(path, length));
    meter.on(FileFinished.of(FileResult.copied(path, "/x" + path, length, Verdict.VERIFIED)));
  }

  private void fail(String path, long length) {
    CopyException cause = new CopyException(ErrorCode.DATANODE_FAILED, "Gone.");
    meter.on(FileFinished.of(FileResult.failed(path, "/x" + path, length, cause)));
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
