package io.howdah.run;

import static io.howdah.run.MemoryCopy.stoppedBy;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.AttributeLoss;
import io.howdah.Cancellation;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest.Target;
import io.howdah.CopyStatus;
import io.howdah.Count;
import io.howdah.Deletion.Extra;
import io.howdah.Deletion.Removal;
import io.howdah.ErrorCode;
import io.howdah.FileAttribute;
import io.howdah.FileResult.Outcome;
import io.howdah.Lag;
import io.howdah.Mode;
import io.howdah.event.EventHandlers;
import io.howdah.event.FileFinished;
import io.howdah.event.PlanCompleted;
import io.howdah.fs.FilePath;
import io.howdah.fs.memory.FaultAt;
import io.howdah.fs.memory.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the destination still lacks after a copy. */
class CopyLagTest extends LedgerCase {
  @Test
  void isNothingWhereAllFilesWereCopied() throws Exception {
    write(copies.prod, "/in/extra", "extra");

    CopyStatus status = copy();

    assertThat(status.copied().files()).isEqualTo(3);
    assertThat(status.lag()).isEqualTo(Lag.NONE);
    assertThat(copy().lag()).as("all are skipped").isEqualTo(Lag.NONE);
  }

  @Test
  void isThatOfFailedFiles() throws Exception {
    Instant changed = changeOfB();
    pass(Duration.ofSeconds(90));
    copies.stagingFaults(FaultAt.denied(Operation.OPEN, "b"));

    CopyStatus status = copy();

    assertThat(status.failed().files()).isEqualTo(1);
    assertThat(status.lag()).isEqualTo(Lag.of(Count.of(1, 2), changed));
    assertThat(lag(status).secondsAt(status.startTime())).isEqualTo(90);
  }

  @Test
  void isWhatADryRunWouldCopy() throws Exception {
    copy();
    pass(Duration.ofHours(1));
    write(copies.staging, "/out/new", "12345");
    Instant oldest = clock.instant();
    later();
    write(copies.staging, "/out/a", "changed");
    options.mode(Mode.DRY_RUN);

    CopyStatus status = copy();

    assertThat(status.toCopy().files()).isEqualTo(2);
    assertThat(status.lag()).isEqualTo(Lag.of(Count.of(2, 12), oldest));
  }

  @Test
  void isUnknownWhereADirectoryCouldNotBeListed() {
    copies.stagingFaults(FaultAt.denied(Operation.LIST, "day"));

    assertThat(copy().lag()).isNull();
  }

  @Test
  void isUnknownWhereADirectoryOfTheTargetCouldNotBeListed() {
    copy();
    copies.prodFaults(FaultAt.denied(Operation.LIST, "day"));

    assertThat(copy().lag()).isNull();
  }

  @Test
  void isUnknownWhereAFileIsInTheWayOfADirectory() {
    write(copies.prod, "/in/day", "file");

    CopyStatus status = copy();

    assertThat(status.failed().files()).isEqualTo(1);
    assertThat(status.lag()).isNull();
  }

  @Test
  void isUnknownWhereAListedFileIsMissing() {
    options.select(only -> only.files(List.of("a", "gone")));

    CopyStatus status = copy();

    assertThat(status.failed().files()).isEqualTo(1);
    assertThat(status.lag()).isNull();
  }

  @Test
  void isUnknownWhereTheCopyFailsAtItsBeginning() {
    assertThat(copy("/nothing", "/in").lag()).isNull();
  }

  /** All bytes are there, and all of the source was looked at. */
  @Test
  void isKnownWhereOnlyADeleteFails() {
    copy();
    write(copies.prod, "/in/day/extra", "extra");
    options.delete(to -> to.extra(Extra.DELETE).removal(Removal.PERMANENT));
    copies.prodFaults(FaultAt.denied(Operation.DELETE, "extra"));

    CopyStatus status = copy();

    assertThat(status.isSuccessful()).isFalse();
    assertThat(status.lag()).isEqualTo(Lag.NONE);
  }

  /** The bytes are equal, but the copy has failed to make the files equal. */
  @Test
  void countsAFileWhoseAttributesCouldNotBeSet() throws Exception {
    copy();
    options.preserve(Set.of(FileAttribute.TIMES)).attributeLoss(AttributeLoss.FAIL);
    copies.prodFaults(FaultAt.denied(Operation.SET_TIMES, "a"));

    CopyStatus status = copy();

    assertThat(status.failed().files()).isEqualTo(1);
    assertThat(lag(status).files()).isEqualTo(1);
  }

  @Test
  void countsPostponedFilesWhereAllFilesWereFound() throws Exception {
    options.limit(to -> to.files(1)).threads(1);
    CountDownLatch found = new CountDownLatch(1);
    copies.stagingFaults(FaultAt.before(Operation.OPEN, path -> await(found)));

    CopyStatus status =
        copy(EventHandlers.builder().on(PlanCompleted.class, event -> found.countDown()).build());

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.LIMIT_REACHED);
    assertThat(status.postponed().files()).isEqualTo(2);
    assertThat(lag(status).files()).isEqualTo(2);
  }

  @Test
  void isUnknownWhereALimitStoppedTheSearchForFiles() {
    options.limit(to -> to.files(1)).threads(1);
    write(copies.staging, "/out/b", "b");
    CountDownLatch stopped = new CountDownLatch(1);
    copies.stagingFaults(
        FaultAt.before(
            Operation.LIST,
            path -> {
              if (path.name().equals("day")) {
                await(stopped);
              }
            }));

    CopyStatus status =
        copy(
            EventHandlers.builder()
                .on(
                    FileFinished.class,
                    event -> {
                      if (event.result().outcome() == Outcome.POSTPONED) {
                        stopped.countDown();
                      }
                    })
                .build());

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.LIMIT_REACHED);
    assertThat(status.lag()).isNull();
  }

  /** What the plan leaves out is not looked at. */
  @Test
  void isUnknownAfterACopyThatFollowsAPlan(@TempDir Path directory) throws Exception {
    Path plan = directory.resolve("plan.jsonl");
    options.mode(Mode.DRY_RUN).files(to -> to.plan(plan.toString()));
    copy();
    assertThat(plan).satisfies(file -> assertThat(Files.size(file)).isPositive());
    write(copies.staging, "/out/later", "later");
    options.mode(Mode.COPY).files(to -> to.plan(null).approvedPlan(plan.toString()));

    CopyStatus status = copy();

    assertThat(status.copied().files()).isEqualTo(3);
    assertThat(status.lag()).isNull();
  }

  private Instant changeOfB() throws Exception {
    return Instant.ofEpochMilli(
        copies.staging.status(FilePath.of("/out/day/b")).orElseThrow().modificationTime());
  }

  private static Lag lag(CopyStatus status) {
    return Objects.requireNonNull(status.lag(), "the lag is unknown");
  }

  private CopyStatus copy(CopyListener listener) {
    CopyOptions all = options.build();
    return copies.copy(
        MemoryCopy.request("/out", "/in", all).target(Target.EXACT).build(),
        listener,
        new Cancellation());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
