package io.howdah.run;

import static io.howdah.run.MemoryCopy.stoppedBy;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.ClusterPath;
import io.howdah.CopyException;
import io.howdah.CopyRequest;
import io.howdah.CopyRequest.Target;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.FileAttribute;
import io.howdah.Mode;
import io.howdah.SnapshotOptions.Reading;
import io.howdah.fs.FilePath;
import io.howdah.fs.memory.FaultAt;
import io.howdah.fs.memory.FaultInjector;
import io.howdah.fs.memory.Operation;
import io.howdah.run.Crash.Moment;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Copies that read a snapshot, and what becomes of their snapshots. */
class SnapshotCopyTest extends SnapshotCase {
  private void ofSnapshot() {
    options.snapshots(use -> use.reading(Reading.NEW));
  }

  private static FaultInjector noNewFile() {
    return FaultAt.before(
        Operation.CREATE,
        path -> {
          throw new CopyException(ErrorCode.PERMISSION_DENIED, "not yours");
        });
  }

  @Test
  void copiesTheSourceAsItWasAtTheBegin() throws Exception {
    ofSnapshot();
    copies.stagingFaults(
        FaultAt.after(
            Operation.CREATE_SNAPSHOT,
            path -> write(copies.staging, "/out/a", "changed while it was copied")));

    CopyStatus status = copy();

    assertThat(status.isSuccessful()).isTrue();
    assertThat(prod()).containsEntry("/in/a", "a");
    assertThat(status.snapshots().source()).isPresent();
    assertThat(snapshots(copies.staging, "/out")).isEmpty();
  }

  @Test
  void copiesAGivenSnapshotAndLeavesIt() throws Exception {
    copies.staging.snapshots().create(FilePath.of("/out"), "monday");
    write(copies.staging, "/out/a", "tuesday");
    options.snapshots(use -> use.given("monday"));

    CopyStatus status = copy();

    assertThat(status.snapshots().source()).contains("monday");
    assertThat(prod()).containsEntry("/in/a", "a");
    assertThat(snapshots(copies.staging, "/out")).containsExactly("monday");
  }

  @Test
  void copiesADirectoryBelowTheOneThatPermitsSnapshots() {
    ofSnapshot();

    CopyStatus status = copy("/out/day", "/in/day");

    assertThat(status.isSuccessful()).isTrue();
    assertThat(status.copied().files()).isEqualTo(2);
  }

  @Test
  void remembersProofsAcrossSnapshots() {
    ofSnapshot();
    copy();

    assertThat(copy().ledger().remembered()).isEqualTo(3);
  }

  @Test
  void namesASnapshotThatIsMissing() {
    options.snapshots(use -> use.given("monday"));

    CopyStatus status = copy();

    assertThat(status.error()).hasMessage("There is no snapshot 'monday' of '/out'.");
    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.NO_SNAPSHOT);
  }

  @Test
  void failsWhereNoSnapshotIsPermitted() {
    write(copies.staging, "/other/a", "a");
    ofSnapshot();

    CopyStatus status = copy("/other", "/in");

    assertThat(status.error())
        .hasMessage(
            "No snapshot of '/other' can be made, since neither it nor a directory above it permits"
                + " snapshots.");
    assertThat(prod()).isEmpty();
  }

  @Test
  void refusesAPattern() {
    ofSnapshot();

    assertThat(copy("/out/*", "/in").error())
        .hasMessage("A copy from a snapshot needs one directory as its source, not '/out/*'.");
  }

  @Test
  void makesNoneInADryRun() throws Exception {
    byDifference();
    options.mode(Mode.DRY_RUN);

    assertThat(copy().toCopy().files()).isEqualTo(3);

    assertThat(copies.stagingAsSeen().requests(Operation.CREATE_SNAPSHOT)).isZero();
    assertThat(copies.prodAsSeen().requests(Operation.CREATE_SNAPSHOT)).isZero();
  }

  @Test
  void keepsNoSnapshotOfACopyThatFailed() throws Exception {
    byDifference();
    copies.prodFaults(noNewFile());

    assertThat(copy().failed().files()).isEqualTo(3);

    assertThat(snapshots(copies.staging, "/out")).isEmpty();
    assertThat(snapshots(copies.prod, "/in")).isEmpty();
  }

  @Test
  void keepsTheNewestPairs() throws Exception {
    byDifference();
    options.snapshots(use -> use.kept(2));
    copies.staging.snapshots().create(FilePath.of("/out"), "mine");
    for (int i = 0; i < 4; i++) {
      assertThat(copy().isSuccessful()).isTrue();
    }

    assertThat(snapshots(copies.staging, "/out")).hasSize(3).contains("mine");
    assertThat(snapshots(copies.prod, "/in")).hasSize(2);
  }

  @Test
  void deletesTheSnapshotOfADeadCopyAfterAWeek() throws Exception {
    byDifference();
    copy();
    copies.stagingFaults(FaultAt.denied(Operation.DELETE_SNAPSHOT, "out"));
    copies.prodFaults(noNewFile());
    write(copies.staging, "/out/new", "new");
    CopyStatus failed = copy();
    assertThat(failed.snapshots().problem().orElse("")).contains("was not deleted");
    assertThat(snapshots(copies.staging, "/out")).hasSize(2);
    copies.stagingFaults(FaultInjector.NONE).prodFaults(FaultInjector.NONE);

    pass(Duration.ofDays(6));
    copy();
    assertThat(snapshots(copies.staging, "/out")).as("the dead one stays").hasSize(2);
    pass(Duration.ofDays(2));
    copy();

    assertThat(snapshots(copies.staging, "/out")).hasSize(1);
    assertThat(prod()).isEqualTo(wanted());
  }

  @Test
  void listsEverythingWhereTheOptionsWereOthers() {
    byDifference();
    copy();
    options.preserve(EnumSet.of(FileAttribute.PERMISSION));

    assertThat(copy().snapshots().problem())
        .contains(
            "All directories are listed: The snapshots that both sides have in common were made by"
                + " a copy with other options.");
  }

  @Test
  void listsEverythingWhereNoDifferenceIsTold() {
    byDifference();
    copy();
    copies.prodFaults(
        FaultAt.before(
            Operation.DIFFERENCE,
            path -> {
              throw new CopyException(ErrorCode.UNSUPPORTED_OPERATION, "GETSNAPSHOTDIFF: too old");
            }));

    CopyStatus status = copy();

    assertThat(status.isSuccessful()).isTrue();
    assertThat(status.snapshots().problem())
        .contains("All directories are listed: GETSNAPSHOTDIFF: too old");
    assertThat(copies.prodAsSeen().requests(Operation.DELETE_SNAPSHOT)).isEqualTo(2);
  }

  @Test
  void keepsNoPairWhileAnotherCopyMayRun() throws Exception {
    byDifference();
    copy();
    List<String> pair = snapshots(copies.prod, "/in");
    copies.stagingFaults(FaultAt.denied(Operation.DELETE_SNAPSHOT, "out")).prodFaults(noNewFile());
    write(copies.staging, "/out/new", "new");
    copy();
    copies.stagingFaults(FaultInjector.NONE).prodFaults(FaultInjector.NONE);

    CopyStatus beside = copy();

    assertThat(beside.isSuccessful()).isTrue();
    assertThat(prod()).isEqualTo(wanted());
    assertThat(beside.snapshots().problem().orElse("")).contains("another copy may run");
    assertThat(snapshots(copies.prod, "/in")).isEqualTo(pair);
    pass(Duration.ofHours(13));
    assertThat(copy().snapshots().problem()).isEmpty();
    assertThat(snapshots(copies.prod, "/in")).isNotEqualTo(pair);
  }

  @Test
  void doesNotRelyOnWhatAnEarlierProcessFound() throws Exception {
    byDifference();
    copy();
    write(copies.staging, "/out/new", "new");
    CopyRequest.Builder request =
        MemoryCopy.request("/out", "/in", options()).target(Target.EXACT).runId("run1");
    copies.prodFaults(new Crash(Moment.AFTER, Operation.CREATE_SNAPSHOT, 1));
    copies.stagingFaults(FaultAt.denied(Operation.DELETE_SNAPSHOT, "out"));
    copies.copy(request.incarnation(1).build(), events::add, new Cancellation());
    copies.stagingFaults(FaultInjector.NONE).prodFaults(FaultInjector.NONE);
    write(copies.prod, "/in/day/b", "changed behind the back of the first process");
    later();

    CopyStatus status =
        copies.copy(request.incarnation(2).build(), events::add, new Cancellation());

    assertThat(status.error()).isNull();
    assertThat(prod()).isEqualTo(wanted());
    assertThat(snapshots(copies.prod, "/in")).noneMatch(name -> name.endsWith("present"));
  }

  /** It has the id of the run before, whose snapshots both sides have in common. */
  @Test
  void copiesWhatHasChangedBeforeARerun() throws Exception {
    byDifference();
    CopyRequest.Builder request =
        MemoryCopy.request("/out", "/in", options()).target(Target.EXACT).runId("run1");
    copies.copy(request.incarnation(1).build(), events::add, new Cancellation());
    later();
    write(copies.staging, "/out/a", "corrected");
    later();

    CopyStatus status =
        copies.copy(request.incarnation(2).build(), events::add, new Cancellation());

    assertThat(status.copied().files()).isEqualTo(1);
    assertThat(prod()).isEqualTo(wanted());
    assertThat(snapshots(copies.staging, "/out")).hasSize(1);
  }

  @Test
  void readsNoOldSnapshotInARerun() throws Exception {
    byDifference();
    copy();
    CopyRequest.Builder request =
        MemoryCopy.request("/out", "/in", options()).target(Target.EXACT).runId("run1");
    copies.stagingFaults(FaultAt.denied(Operation.DELETE_SNAPSHOT, "out")).prodFaults(noNewFile());
    write(copies.staging, "/out/a", "monday");
    copies.copy(request.incarnation(1).build(), events::add, new Cancellation());
    copies.stagingFaults(FaultInjector.NONE).prodFaults(FaultInjector.NONE);
    pass(Duration.ofDays(3));
    write(copies.staging, "/out/a", "thursday");
    later();

    CopyStatus status =
        copies.copy(request.incarnation(2).build(), events::add, new Cancellation());

    assertThat(status.error()).isNull();
    assertThat(prod()).containsEntry("/in/a", "thursday");
    assertThat(snapshots(copies.staging, "/out")).as("the old one is deleted").hasSize(1);
  }

  @Test
  void tellsNoChangesApartWhereBothAreBelowOneDirectoryWithSnapshots() throws Exception {
    copies.staging.makeDirectories(FilePath.of("/out/copy"), null);
    byDifference();
    CopyRequest request =
        CopyRequest.builder(
                ClusterPath.of("staging", "/out/day"), ClusterPath.of("staging", "/out/copy"))
            .options(options())
            .target(Target.EXACT)
            .build();
    copies.copy(request, events::add, new Cancellation());
    later();

    CopyStatus status = copies.copy(request, events::add, new Cancellation());

    assertThat(status.error()).isNull();
    assertThat(status.snapshots().problem().orElse("")).contains("below one directory");
  }

  @Test
  void refusesDifferencesWithoutAnExactTarget() {
    byDifference();

    CopyStatus status = copies.copy("/out", "/in", options());

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.INVALID_ARGUMENT);
  }
}
