package io.howdah.run;

import static io.howdah.run.MemoryCopy.failedBy;
import static io.howdah.run.MemoryCopy.remove;
import static io.howdah.run.MemoryCopy.stoppedBy;
import static io.howdah.run.MemoryCopy.tree;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.AtomicUnit;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyStatus;
import io.howdah.DeleteLimit;
import io.howdah.Deletion.Extra;
import io.howdah.Deletion.Removal;
import io.howdah.ErrorCode;
import io.howdah.FileAttribute;
import io.howdah.Mode;
import io.howdah.PartitionResult.Change;
import io.howdah.UndoRequest;
import io.howdah.UndoResult;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RenameMode;
import io.howdah.fs.memory.FaultAt;
import io.howdah.fs.memory.FaultInjector;
import io.howdah.fs.memory.Operation;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies that replace each partition of a table as a whole. */
class AtomicPartitionTest extends AtomicCase {
  @Test
  void showsAPartitionOnlyWhenAllOfItIsThere() {
    Set<Map<String, Long>> seen = ConcurrentHashMap.newKeySet();
    copies.prodFaults(FaultAt.after(Operation.RENAME, path -> seen.add(listed("/w/t/ds=1"))));

    CopyStatus status = copyTable();

    assertThat(status.isSuccessful()).isTrue();
    assertThat(target()).isEqualTo(source());
    assertThat(hidden()).isEmpty();
    assertThat(seen).containsExactlyInAnyOrder(Map.of(), Map.of("a", 2L, "b", 2L));
    assertThat(status.partitions().count(Change.ADDED)).isEqualTo(3);
    assertThat(status.copied().files()).isEqualTo(4);
  }

  @Test
  void replacesAPartitionInWhichOneFileDiffersAndKeepsTheOldOneInTheTrash() {
    copyTable();
    write(copies.staging, "/t/ds=1/b", "new");

    CopyStatus status = copyTable();

    assertThat(status.isSuccessful()).isTrue();
    assertThat(target()).isEqualTo(source());
    assertThat(hidden()).isEmpty();
    assertThat(trashed())
        .containsEntry("/w/t/ds=1/a", "a1")
        .containsEntry("/w/t/ds=1/b", "b1")
        .doesNotContainKey("/w/t/ds=2/a");
    assertThat(status.copied().files()).isEqualTo(2);
    assertThat(status.skipped().files()).isEqualTo(2);
    assertThat(status.deleted().files()).isZero();
    assertThat(status.partitions().count(Change.CHANGED)).isEqualTo(1);
    assertThat(status.partitions().count(Change.UNCHANGED)).isEqualTo(2);
  }

  @Test
  void changesNothingWhereAllIsEqual() {
    copyTable();

    CopyStatus status = copyTable();

    assertThat(status.copied().files()).isZero();
    assertThat(status.skipped().files()).isEqualTo(4);
    assertThat(copies.prodAsSeen().requests(Operation.RENAME)).isLessThanOrEqualTo(1); // ledger
    assertThat(trashed()).isEmpty();
  }

  @Test
  void letsWhatTheSourceDoesNotHaveGoWithTheOldPartition() {
    copyTable();
    write(copies.staging, "/t/ds=1/c", "c1");
    remove(copies.staging, "/t/ds=1/a");

    CopyStatus status = copyTable();

    assertThat(target()).isEqualTo(source());
    assertThat(status.deleted().files()).isEqualTo(1);
    assertThat(trashed()).containsKeys("/w/t/ds=1/a", "/w/t/ds=1/b");
  }

  @Test
  void keepsAPartitionWithOtherFilesIfNothingMayBeDeleted() {
    copyTable();
    options.delete(what -> what.extra(Extra.KEEP));
    write(copies.staging, "/t/ds=1/b", "new");
    write(copies.prod, "/w/t/ds=1/own", "own");
    write(copies.staging, "/t/ds=2/a", "new, too");

    CopyStatus status = copyTable();

    assertThat(target()).containsEntry("ds=1/b", "b1").containsEntry("ds=2/a", "new, too");
    assertThat(status.failures()).hasSize(1);
    assertThat(failedBy(status.failures().get(0))).isEqualTo(ErrorCode.DESTINATION_CONFLICT);
    assertThat(status.failures().get(0).failure())
        .hasMessageContaining("'/w/t/ds=1' was not replaced as a whole")
        .hasMessageContaining("'/w/t/ds=1/own' is in it, which the source does not have");
  }

  @Test
  void keepsAPartitionWithFilesThatTheCopyLeavesOut() {
    copyTable();
    exclude("*.note");
    write(copies.staging, "/t/ds=1/b", "new");
    write(copies.prod, "/w/t/ds=1/x.note", "note");

    CopyStatus status = copyTable();

    assertThat(target()).containsEntry("ds=1/b", "b1").containsEntry("ds=1/x.note", "note");
    assertThat(failedBy(status.failures().get(0))).isEqualTo(ErrorCode.DESTINATION_CONFLICT);
  }

  @Test
  void replacesNothingIfTooMuchWouldGo() {
    copyTable();
    options.delete(what -> what.limit(DeleteLimit.ofEntries(1)));
    write(copies.staging, "/t/ds=1/c", "c1");
    remove(copies.staging, "/t/ds=1/a");
    remove(copies.staging, "/t/ds=1/b");

    CopyStatus status = copyTable();

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.DELETE_REFUSED);
    assertThat(target()).containsKeys("ds=1/a", "ds=1/b").doesNotContainKey("ds=1/c");
    assertThat(hidden()).isEmpty();
    assertThat(trashed()).isEmpty();
  }

  @Test
  void deletesTheOldPartitionForGoodOnRequest() {
    copyTable();
    options.delete(what -> what.removal(Removal.PERMANENT));
    write(copies.staging, "/t/ds=1/b", "new");

    CopyStatus status = copyTable();

    assertThat(status.isSuccessful()).isTrue();
    assertThat(target()).isEqualTo(source());
    assertThat(hidden()).isEmpty();
    assertThat(trashed()).isEmpty();
  }

  @Test
  void keepsTheOldPartitionIfAFileOfTheNewOneFails() {
    copyTable();
    write(copies.staging, "/t/ds=1/a", "new");
    write(copies.staging, "/t/ds=1/b", "new");
    copies.stagingFaults(FaultAt.denied(Operation.OPEN, "b"));

    CopyStatus status = copyTable();

    assertThat(target()).containsEntry("ds=1/a", "a1").containsEntry("ds=1/b", "b1");
    assertThat(hidden()).isEmpty();
    assertThat(status.isSuccessful()).isFalse();
    assertThat(status.partitions().count(Change.INCOMPLETE)).isEqualTo(1);
  }

  @Test
  void keepsTheOldPartitionIfTheSourceChangesMeanwhile() {
    copyTable();
    write(copies.staging, "/t/ds=1/b", "new");
    copies.stagingFaults(
        FaultAt.after(Operation.OPEN, path -> write(copies.staging, "/t/ds=1/late", "late")));

    CopyStatus status = copyTable();

    assertThat(target()).containsEntry("ds=1/b", "b1");
    assertThat(hidden()).isEmpty();
    assertThat(status.failures())
        .anyMatch(failure -> failedBy(failure) == ErrorCode.SOURCE_CHANGED);
  }

  @Test
  void keepsWhatAnotherProgramMadeMeanwhile() {
    copies.stagingFaults(
        FaultAt.after(
            Operation.OPEN,
            path -> {
              if (path.toString().startsWith("/t/ds=1/")) {
                write(copies.prod, "/w/t/ds=1/foreign", "foreign");
              }
            }));

    CopyStatus status = copyTable();

    assertThat(target()).containsEntry("ds=1/foreign", "foreign").doesNotContainKey("ds=1/a");
    assertThat(status.failures())
        .anyMatch(failure -> failedBy(failure) == ErrorCode.DESTINATION_CONFLICT);
    assertThat(hidden()).isEmpty();
  }

  @Test
  void refusesToReplaceWithoutATrash() {
    copies = new MemoryCopy();
    options.delete(what -> what.extra(Extra.KEEP));
    fillTable();

    CopyStatus status = copyTable();

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.DELETE_REFUSED);
  }

  @Test
  void withdrawsTheFlagOfTheTableOnlyForTheReplacement() {
    write(copies.staging, "/t/_SUCCESS", "1");
    copyTable();
    write(copies.staging, "/t/_SUCCESS", "22");
    write(copies.staging, "/t/ds=1/b", "new");
    Set<String> states = ConcurrentHashMap.newKeySet();
    copies.prodFaults(
        new FaultInjector() {
          @Override
          public void before(Operation operation, FilePath path) {
            // A reader looks for the flag first.
            states.add(listed("/w/t").get("_SUCCESS") + " " + listed("/w/t/ds=1").get("b"));
          }
        });

    copyTable();

    assertThat(target()).isEqualTo(source());
    assertThat(states)
        .isSubsetOf("1 2", "1 null", "1 3", "null 2", "null null", "null 3", "2 3")
        .contains("1 2", "null 3");
  }

  @Test
  void publishesTheFlagOfAPartitionWithIt() {
    write(copies.staging, "/t/ds=1/_SUCCESS", "1");
    copyTable();
    write(copies.staging, "/t/ds=1/_SUCCESS", "22");
    write(copies.staging, "/t/ds=1/b", "new");
    Set<String> states = ConcurrentHashMap.newKeySet();
    copies.prodFaults(
        new FaultInjector() {
          @Override
          public void before(Operation operation, FilePath path) {
            Map<String, Long> now = listed("/w/t/ds=1");
            states.add(now.get("_SUCCESS") + " " + now.get("b"));
          }
        });

    CopyStatus status = copyTable();

    assertThat(status.isSuccessful()).isTrue();
    assertThat(target()).isEqualTo(source());
    assertThat(states).isSubsetOf("1 2", "null null", "2 3").contains("1 2", "2 3");
  }

  @Test
  void keepsThePermissionOfThePartition() throws Exception {
    copyTable();
    copies.prod.setPermission(FilePath.of("/w/t/ds=1"), 0750);
    write(copies.staging, "/t/ds=1/b", "new");

    copyTable();

    assertThat(copies.prod.status(FilePath.of("/w/t/ds=1")).orElseThrow().permission())
        .isEqualTo(0750);
  }

  @Test
  void givesThePartitionTheAttributesOfTheSourceOnRequest() throws Exception {
    options.preserve(EnumSet.of(FileAttribute.PERMISSION, FileAttribute.TIMES));
    copies.staging.setPermission(FilePath.of("/t/ds=1"), 0711);

    copyTable();

    assertThat(copies.prod.status(FilePath.of("/w/t/ds=1")).orElseThrow())
        .satisfies(
            status -> {
              assertThat(status.permission()).isEqualTo(0711);
              assertThat(status.modificationTime())
                  .isEqualTo(
                      copies
                          .staging
                          .status(FilePath.of("/t/ds=1"))
                          .orElseThrow()
                          .modificationTime());
            });
  }

  @Test
  void replacesNothingInADryRun() {
    copyTable();
    write(copies.staging, "/t/ds=1/b", "new");
    remove(copies.staging, "/t/ds=1/a");
    write(copies.staging, "/t/ds=4/a", "a4");
    Map<String, String> before = tree(copies.prod, "/w");
    options.mode(Mode.DRY_RUN);

    CopyStatus status = copyTable();

    assertThat(tree(copies.prod, "/w")).isEqualTo(before);
    assertThat(status.toCopy().files()).isEqualTo(2);
    assertThat(status.toDelete().files()).isEqualTo(1);
    assertThat(status.partitions().count(Change.CHANGED)).isEqualTo(1);
    assertThat(status.partitions().count(Change.ADDED)).isEqualTo(1);
  }

  @Test
  void replacesAWholeTreeOnRequest() {
    options.atomicUnit(AtomicUnit.TREE);
    copyTable();
    write(copies.staging, "/t/ds=1/b", "new");
    write(copies.prod, "/w/other", "other");
    Set<Set<String>> seen = ConcurrentHashMap.newKeySet();
    copies.prodFaults(FaultAt.after(Operation.RENAME, path -> seen.add(listed(TABLE).keySet())));
    write(copies.staging, "/t/ds=4/a", "a4");

    CopyStatus status = copyTable();

    assertThat(status.isSuccessful()).isTrue();
    assertThat(target()).isEqualTo(source());
    assertThat(visible(copies.prod, "/w")).containsEntry("other", "other");
    assertThat(seen)
        .containsExactlyInAnyOrder(
            Set.of("ds=1", "ds=2", "ds=3"), Set.of(), Set.of("ds=1", "ds=2", "ds=3", "ds=4"));
    assertThat(trashed()).containsEntry("/w/t/ds=3/sub/a", "a3");
  }

  @Test
  void isUndoneAsAWhole(@TempDir Path directory) {
    String report = directory.resolve("report").toString();
    copyTable();
    options.files(to -> to.report(report)).delete(what -> what.backupDirectory("/backup"));
    write(copies.staging, "/t/ds=1/b", "new");
    write(copies.staging, "/t/ds=4/a", "a4");
    Map<String, String> before = target();
    assertThat(copyTable().isSuccessful()).isTrue();
    assertThat(target()).isEqualTo(source());

    UndoResult undone =
        copies.undo(
            UndoRequest.of("prod", report, Mode.COPY, UndoRequest.THREADS), CopyListener.NONE);

    assertThat(undone.isSuccessful()).isTrue();
    assertThat(target()).isEqualTo(before);
  }

  @Test
  void remembersTheFilesUnderTheirVisiblePaths() {
    copyTable();

    CopyStatus status = copyTable();

    assertThat(status.ledger().remembered()).isEqualTo(4);
  }

  @Test
  void namesTheFilesOfAPartitionWhoseNameLeavesNoRoomForAHiddenOne() throws CopyException {
    String name = "k=" + "v".repeat(240);
    write(copies.staging, "/t/" + name + "/a", "a");

    CopyStatus status = copyTable();

    assertThat(failedBy(status.failures().get(0))).isEqualTo(ErrorCode.PATH_TOO_LONG);
    assertThat(target()).containsKey("ds=1/a");
  }

  /**
   * Another copy sees the complete directory and no visible one, and takes this copy for killed.
   */
  @Test
  void acceptsThatAnotherCopyFinishesIt() throws Exception {
    copyTable();
    write(copies.staging, "/t/ds=1/b", "new");
    AtomicInteger finished = new AtomicInteger();
    copies.prodFaults(
        FaultAt.after(
            Operation.RENAME,
            path -> {
              if (path.equals(FilePath.of("/w/t/ds=1"))) {
                for (FileStatus entry : copies.prod.list(FilePath.of(TABLE), null).entries()) {
                  if (entry.name().endsWith(".ready")) {
                    copies.prod.rename(entry.path(), path, RenameMode.KEEP_EXISTING);
                    finished.incrementAndGet();
                  }
                }
              }
            }));

    CopyStatus status = copyTable();

    assertThat(finished).hasValue(1);
    assertThat(status.isSuccessful()).as(status.failures().toString()).isTrue();
    assertThat(target()).isEqualTo(source());
    assertThat(hidden()).isEmpty();
  }

  /** A query of the destination may write into the partition while the new one is copied. */
  @Test
  void keepsTheOldPartitionIfAnotherProgramWritesToItMeanwhile() {
    copyTable();
    write(copies.staging, "/t/ds=1/b", "new");
    copies.stagingFaults(
        FaultAt.after(
            Operation.OPEN, path -> write(copies.prod, "/w/t/ds=1/inserted", "inserted")));

    CopyStatus status = copyTable();

    assertThat(target()).containsEntry("ds=1/inserted", "inserted").containsEntry("ds=1/b", "b1");
    assertThat(status.failures())
        .anyMatch(failure -> failedBy(failure) == ErrorCode.DESTINATION_CONFLICT);
    assertThat(hidden()).isEmpty();
    assertThat(trashed()).isEmpty();
  }

  @Test
  void keepsAPartitionInWhichADirectoryHasTheNameOfAFile() {
    copyTable();
    write(copies.staging, "/t/ds=1/p", "file");
    write(copies.prod, "/w/t/ds=1/p/kept", "kept");

    CopyStatus status = copyTable();

    assertThat(target()).containsEntry("ds=1/p/kept", "kept");
    assertThat(failedBy(status.failures().get(0))).isEqualTo(ErrorCode.DESTINATION_CONFLICT);
  }
}
