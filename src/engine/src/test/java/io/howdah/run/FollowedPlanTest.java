package io.howdah.run;

import static io.howdah.run.MemoryCopy.stoppedBy;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.CopyListener;
import io.howdah.CopyRequest.Target;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.Mode;
import io.howdah.fs.FilePath;
import io.howdah.fs.memory.FaultAt;
import io.howdah.fs.memory.FaultInjector;
import io.howdah.fs.memory.Operation;
import io.howdah.run.Crash.Moment;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A copy with a plan does what the plan has, and leaves the rest alone. */
class FollowedPlanTest extends PlanCase {
  @Test
  void isDone() {
    plan();

    CopyStatus status = follow();

    assertThat(status.isSuccessful()).isTrue();
    assertThat(prod())
        .containsOnlyKeys("/in/a", "/in/added", "/in/added/n", "/in/day", "/in/day/b")
        .containsEntry("/in/a", "new");
    assertThat(trash()).containsEntry("/in/z", "z");
  }

  @Test
  void leavesOutWhatCameLater() {
    plan();
    write(copies.staging, "/out/later", "later");
    write(copies.staging, "/out/other/later", "later");
    write(copies.staging, "/out/day/b", "changed");
    write(copies.prod, "/in/day/extra", "extra");
    write(copies.prod, "/in/more/extra", "extra");

    CopyStatus status = follow();

    assertThat(status.isSuccessful()).isTrue();
    assertThat(status.excludedFiles()).isEqualTo(2);
    assertThat(status.excludedDirectories()).isEqualTo(1);
    assertThat(prod())
        .containsOnlyKeys(
            "/in/a",
            "/in/added",
            "/in/added/n",
            "/in/day",
            "/in/day/b",
            "/in/day/extra",
            "/in/more",
            "/in/more/extra")
        .containsEntry("/in/day/b", "b");
  }

  @Test
  void refusesASourceThatHasChanged() {
    plan();
    write(copies.staging, "/out/a", "newer");

    assertThat(changed(follow())).containsExactly("/in/a");
    assertThat(prod()).containsEntry("/in/a", "a").containsKey("/in/added/n");
  }

  @Test
  void refusesATargetThatHasChanged() {
    plan();
    write(copies.prod, "/in/a", "mine");
    write(copies.prod, "/in/added/n", "too");

    assertThat(changed(follow())).containsExactlyInAnyOrder("/in/a", "/in/added/n");
    assertThat(prod()).containsEntry("/in/a", "mine").containsEntry("/in/added/n", "too");
  }

  /** Its journal has each target before it is published, so also one that it never published. */
  @Test
  void replacesNoForeignFileInAResumedRun() {
    plan();
    MemoryJournal first = MemoryJournal.empty();
    first.aboutToPublish("/in/a");
    write(copies.prod, "/in/a", "theirs");

    CopyStatus status = resume(first);

    assertThat(changed(status)).containsExactly("/in/a");
    assertThat(prod()).containsEntry("/in/a", "theirs");
  }

  @Test
  void withdrawsNoForeignFlagInAResumedRun() {
    write(copies.staging, "/out/_SUCCESS", "");
    write(copies.prod, "/in/_SUCCESS", "");
    plan();
    MemoryJournal first = MemoryJournal.empty();
    first.aboutToPublish("/in/_SUCCESS");
    write(copies.prod, "/in/_SUCCESS", "theirs");

    assertThat(changed(resume(first))).contains("/in/a");
    assertThat(prod()).containsEntry("/in/_SUCCESS", "theirs").containsEntry("/in/a", "a");
  }

  @Test
  void copiesWhereTheTargetWasDeleted() throws Exception {
    plan();
    copies.prod.delete(FilePath.of("/in/a"));

    assertThat(follow().isSuccessful()).isTrue();
    assertThat(prod()).containsEntry("/in/a", "new");
  }

  @Test
  void refusesFilesOfTheSameLength() {
    write(copies.staging, "/out/same", "one");
    plan();
    write(copies.staging, "/out/same", "two");
    write(copies.prod, "/in/a", "z");

    assertThat(changed(follow())).containsExactlyInAnyOrder("/in/a", "/in/same");
  }

  @Test
  void takesNoNameThatAnotherProgramTakesDuringTheCopy() {
    plan();
    copies.prodFaults(
        FaultAt.before(
            Operation.RENAME,
            path -> {
              if (path.name().startsWith(".n.")) {
                write(copies.prod, "/in/added/n", "mine");
              }
            }));

    CopyStatus status = follow();

    assertThat(status.isSuccessful()).isFalse();
    assertThat(prod()).containsEntry("/in/added/n", "mine");
  }

  @Test
  void refusesASourceThatChangesDuringTheCopy() {
    plan();
    copies.prodFaults(
        FaultAt.after(
            Operation.CREATE,
            path -> {
              if (path.name().startsWith(".n.")) {
                write(copies.staging, "/out/added/n", "NN");
              }
            }));

    assertThat(changed(follow())).containsExactly("/in/added/n");
  }

  @Test
  void deletesNothingWhereTheSourceOfAReplacementIsMissing() throws Exception {
    write(copies.staging, "/out/day/b", "changed");
    plan();
    copies.staging.delete(FilePath.of("/out/day/b"));

    CopyStatus status = follow();

    assertThat(changed(status)).containsExactly("/in/day/b");
    assertThat(prod()).containsKeys("/in/z", "/in/day/old", "/in/day/b", "/in/gone/c");
  }

  @Test
  void keepsAFlagBackWhereAnEntryIsMissingThatThePlanDoesNotHave() throws Exception {
    write(copies.staging, "/out/day/_SUCCESS", "");
    write(copies.prod, "/in/day/_SUCCESS", "");
    write(copies.staging, "/out/day/c", "changed");
    plan();
    copies.prod.delete(FilePath.of("/in/day/b"));

    CopyStatus status = follow();

    assertThat(status.isSuccessful()).isTrue();
    assertThat(status.postponed().files()).isEqualTo(1);
    assertThat(prod()).containsKey("/in/day/c").doesNotContainKey("/in/day/_SUCCESS");
  }

  @Test
  void withdrawsAFlagThatTheDryRunCouldNotPublish() throws Exception {
    copies.staging.setPermission(FilePath.of("/out/day"), 0755);
    write(copies.staging, "/out/_SUCCESS", "");
    write(copies.prod, "/in/_SUCCESS", "");
    copies.stagingFaults(FaultAt.denied(Operation.LIST, "day"));
    assertThat(plan().isSuccessful()).isFalse();
    copies.stagingFaults(FaultInjector.NONE);

    CopyStatus status = follow();

    assertThat(changed(status)).containsExactly("/in/_SUCCESS");
    assertThat(prod()).containsEntry("/in/a", "new").doesNotContainKey("/in/_SUCCESS");
  }

  @Test
  void refusesAFlagThatAnotherProgramReplaced() {
    write(copies.staging, "/out/day/_SUCCESS", "");
    write(copies.prod, "/in/day/_SUCCESS", "");
    write(copies.staging, "/out/day/b", "changed");
    plan();
    write(copies.prod, "/in/day/_SUCCESS", "theirs");

    assertThat(changed(follow())).contains("/in/day/b");
    assertThat(prod()).containsEntry("/in/day/_SUCCESS", "theirs").containsEntry("/in/day/b", "b");
  }

  @Test
  void countsAnExtraFlagOnce() throws Exception {
    write(copies.prod, "/in/_SUCCESS", "");
    for (int i = 0; i < 30; i++) {
      write(copies.staging, "/out/many/" + i + "/x", "x");
      write(copies.prod, "/in/many/" + i + "/x", "x");
      write(copies.prod, "/in/many/" + i + "/extra", "x");
    }

    CopyStatus status = plan();

    assertThat(status.toDelete().files()).isEqualTo(35);
    assertThat(follow().deleted().files()).isEqualTo(35);
  }

  @Test
  void refusesATargetThatChangesDuringTheCopy() {
    plan();
    copies.prodFaults(
        FaultAt.before(
            Operation.CREATE,
            path -> {
              if (path.name().startsWith(".a.")) {
                write(copies.prod, "/in/a", "mine");
              }
            }));

    assertThat(changed(follow())).containsExactly("/in/a");
    assertThat(prod()).containsEntry("/in/a", "mine");
  }

  @Test
  void deletesNothingThatHasChanged() {
    plan();
    write(copies.prod, "/in/z", "Z");
    write(copies.prod, "/in/gone/deep/d", "DD");

    assertThat(changed(follow())).hasSize(2);
    assertThat(prod()).containsKeys("/in/z", "/in/gone/deep/d", "/in/gone/c", "/in/day/old");
  }

  @Test
  void deletesNothingThatTheSourceHasByNow() {
    plan();
    write(copies.staging, "/out/z", "other");
    write(copies.staging, "/out/day/old", "old");

    CopyStatus status = follow();

    assertThat(changed(status)).containsExactly("/in/z");
    assertThat(prod()).containsEntry("/in/z", "z").containsEntry("/in/day/old", "old");
  }

  @Test
  void deletesNothingWhereAPlannedFileIsMissing() throws Exception {
    plan();
    copies.staging.delete(FilePath.of("/out/added/n"));
    copies.staging.delete(FilePath.of("/out/added"));

    CopyStatus status = follow();

    assertThat(changed(status)).contains("/in/added/n");
    assertThat(prod()).containsKeys("/in/z", "/in/day/old", "/in/gone/c");
  }

  @Test
  void doesNothingASecondTime() {
    plan();
    follow();
    Map<String, String> after = prod();

    CopyStatus status = follow();

    assertThat(status.isSuccessful()).isTrue();
    assertThat(status.copied().files() + status.deleted().files()).isZero();
    assertThat(prod()).isEqualTo(after);
  }

  @Test
  void isFinishedByTheSameRunAfterACrash() {
    options.attempts(1).threads(1).delete(what -> what.backupDirectory("/backup"));
    for (Operation operation : List.of(Operation.RENAME, Operation.CREATE, Operation.LIST)) {
      for (Moment moment : Moment.values()) {
        for (int count = 1; count <= 6; count++) {
          crashAndRepeat(new Crash(moment, operation, count));
        }
      }
    }
  }

  private void crashAndRepeat(Crash crash) {
    copies = clusters();
    try {
      fillBoth();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    write(copies.staging, "/out/a", "new");
    write(copies.staging, "/out/added/n", "nn");
    plan();
    copies.prodFaults(crash);
    follow();
    copies.prodFaults(FaultInjector.NONE);

    CopyStatus status = follow();

    assertThat(status.isSuccessful()).isTrue();
    Map<String, String> after = prod();
    after.keySet().removeIf(path -> path.contains(".howdah"));
    assertThat(after)
        .containsOnlyKeys("/in/a", "/in/added", "/in/added/n", "/in/day", "/in/day/b")
        .containsEntry("/in/a", "new");
  }

  @Test
  void withdrawsAndPublishesDoneFlags() throws Exception {
    write(copies.staging, "/out/day/_SUCCESS", "");
    write(copies.prod, "/in/day/_SUCCESS", "");
    write(copies.staging, "/out/day/b", "changed");

    plan();

    assertThat(Files.readAllLines(plan))
        .anySatisfy(line -> assertThat(line).contains("\"target\":\"/in/day/_SUCCESS\""));
    CopyStatus status = follow();
    assertThat(status.isSuccessful()).isTrue();
    assertThat(prod()).containsKey("/in/day/_SUCCESS").containsEntry("/in/day/b", "changed");
  }

  @Test
  void touchesNothingBelowADoneFlagThatCameLater() {
    write(copies.staging, "/out/day/b", "changed");
    plan();
    write(copies.staging, "/out/day/_SUCCESS", "");
    write(copies.prod, "/in/day/_SUCCESS", "");

    CopyStatus status = follow();

    assertThat(changed(status)).contains("/in/day/b");
    assertThat(prod()).containsKey("/in/day/_SUCCESS").containsEntry("/in/day/b", "b");
  }

  @Test
  void announcesNothingWithADoneFlagThatWasReplaced() {
    write(copies.staging, "/out/day/_SUCCESS", "");
    write(copies.staging, "/out/day/b", "changed");
    plan();
    write(copies.staging, "/out/day/_SUCCESS", "2");

    assertThat(changed(follow())).containsExactly("/in/day/_SUCCESS");
    assertThat(prod()).containsEntry("/in/day/b", "changed").doesNotContainKey("/in/day/_SUCCESS");
  }

  @Test
  void keepsExistingFilesWhereTheRequestDoes() {
    plan();
    options.existingFiles(ExistingFiles.FAIL);

    CopyStatus status = follow();

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.DESTINATION_EXISTS);
    assertThat(prod()).containsEntry("/in/a", "a");
  }

  private CopyStatus resume(MemoryJournal first) {
    options.mode(Mode.COPY).files(to -> to.plan(null).approvedPlan(plan.toString()));
    return copies.copy(
        MemoryCopy.request("/out", "/in", options.build())
            .target(Target.EXACT)
            .runId("resumed")
            .incarnation(2)
            .build(),
        CopyListener.NONE,
        new Cancellation(),
        first.next());
  }
}
