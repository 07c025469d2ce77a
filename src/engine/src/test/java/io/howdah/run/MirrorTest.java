package io.howdah.run;

import static io.howdah.run.MemoryCopy.tree;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyEvent;
import io.howdah.CopyException;
import io.howdah.CopyStatus;
import io.howdah.Count;
import io.howdah.Deletion.Excluded;
import io.howdah.Deletion.Extra;
import io.howdah.Deletion.Removal;
import io.howdah.ErrorCode;
import io.howdah.LedgerOptions.Use;
import io.howdah.Mode;
import io.howdah.Selection.UsualExclusions;
import io.howdah.event.EntryDeleted;
import io.howdah.fs.FilePath;
import io.howdah.fs.RenameMode;
import io.howdah.fs.memory.FaultAt;
import io.howdah.fs.memory.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a copy deletes that the source does not have, and where it goes. */
class MirrorTest extends MirrorCase {
  @Test
  void movesWhatTheSourceDoesNotHaveToTheTrash() {
    CopyStatus status = copy();

    assertThat(status.isSuccessful()).isTrue();
    assertThat(prod()).containsOnlyKeys("/in/a", "/in/day", "/in/day/b");
    assertThat(trash())
        .containsEntry("/in/day/old", "old")
        .containsEntry("/in/gone/c", "c")
        .containsEntry("/in/gone/deep/d", "dd")
        .containsEntry("/in/z", "z");
    assertThat(status.deleted()).hasToString(Count.of(4, 7).toString());
    assertThat(status.deletedDirectories()).isEqualTo(2);
  }

  @Test
  void doesNothingInASecondRun() {
    copy();
    CopyStatus status = copy();

    assertThat(status.isSuccessful()).isTrue();
    assertThat(status.deleted().files()).isZero();
    assertThat(status.copied().files()).isZero();
    assertThat(copies.prodAsSeen().requests(Operation.RENAME)).isZero();
  }

  @Test
  void makesTheTrashAgainWhereACheckpointTakesItAway() {
    List<FilePath> checkpoints = new ArrayList<>();
    copies.prodFaults(
        FaultAt.before(
            Operation.RENAME,
            path -> {
              if (path.name().equals("z") && checkpoints.isEmpty()) {
                FilePath trash = copies.prod.homeDirectory().child(".Trash");
                checkpoints.add(trash.child("2611301400"));
                copies.prod.rename(
                    trash.child("Current"), checkpoints.get(0), RenameMode.KEEP_EXISTING);
              }
            }));

    assertThat(copy().isSuccessful()).isTrue();
    assertThat(checkpoints).hasSize(1);
    assertThat(prod()).containsOnlyKeys("/in/a", "/in/day", "/in/day/b");
    assertThat(trash()).containsEntry("/in/z", "z");
  }

  @Test
  void keepsWhatWasInTheTrashUnderTheSameName() {
    copy();
    write(copies.prod, "/in/z", "another");
    copy();

    assertThat(trash()).containsEntry("/in/z", "z").containsValue("another");
  }

  @Test
  void deletesForGood() {
    options.delete(what -> what.removal(Removal.PERMANENT)).remember(of -> of.use(Use.OFF));

    assertThat(copy().deleted().files()).isEqualTo(4);
    assertThat(prod()).containsOnlyKeys("/in/a", "/in/day", "/in/day/b");
    assertThat(tree(copies.prod, "/")).doesNotContainKey("/user");
  }

  @Test
  void keepsDeletedAndReplacedFilesInTheBackup() {
    write(copies.staging, "/out/a", "new");
    options.delete(what -> what.backupDirectory("/backup"));

    CopyStatus status = copy();

    String backup = "/backup/" + status.request().runId();
    assertThat(prod())
        .containsOnlyKeys("/in/a", "/in/day", "/in/day/b")
        .containsEntry("/in/a", "new");
    assertThat(tree(copies.prod, backup))
        .containsEntry(backup + "/in/a", "a")
        .containsEntry(backup + "/in/day/old", "old")
        .containsEntry(backup + "/in/gone/deep/d", "dd");
  }

  @Test
  void putsTheOldFileBackWhereTheNewOneCannotGetItsName() {
    write(copies.staging, "/out/a", "new");
    options.delete(what -> what.extra(Extra.KEEP).backupDirectory("/backup"));
    copies.prodFaults(
        FaultAt.before(
            Operation.RENAME,
            path -> {
              if (path.name().startsWith(".a.howdah")) {
                throw new CopyException(ErrorCode.PERMISSION_DENIED, "not yours");
              }
            }));

    assertThat(copy().failed().files()).isEqualTo(1);
    assertThat(prod()).containsEntry("/in/a", "a");
  }

  @Test
  void plansTheSameInADryRun() {
    Map<String, String> before = prod();
    List<String> planned = new ArrayList<>();
    options.mode(Mode.DRY_RUN);

    CopyStatus status = copy(event -> note(event, planned));

    assertThat(status.isSuccessful()).isTrue();
    assertThat(planned).containsExactlyInAnyOrder("/in/day/old", "/in/gone", "/in/z");
    assertThat(status.deleted().files()).isZero();
    assertThat(prod()).isEqualTo(before);

    options.mode(Mode.COPY);
    CopyStatus copy = copy();
    assertThat(status.toDelete()).hasToString(copy.deleted().toString());
    assertThat(status.directoriesToDelete()).isPositive().isEqualTo(copy.deletedDirectories());
  }

  @Test
  void leavesAloneWhatTheSelectionLeavesOut() {
    write(copies.prod, "/in/gone/x.tmp", "x");
    write(copies.prod, "/in/_temporary/0/y", "y");
    exclude("*.tmp");

    assertThat(copy().isSuccessful()).isTrue();

    assertThat(prod())
        .containsOnlyKeys(
            "/in/_temporary",
            "/in/_temporary/0",
            "/in/_temporary/0/y",
            "/in/a",
            "/in/day",
            "/in/day/b",
            "/in/gone",
            "/in/gone/x.tmp");
  }

  @Test
  void deletesWhatTheSelectionLeavesOutOnRequest() {
    write(copies.staging, "/out/x.tmp", "x");
    write(copies.prod, "/in/x.tmp", "x");
    write(copies.prod, "/in/gone/x.tmp", "x");
    exclude("*.tmp");
    options.delete(what -> what.excluded(Excluded.DELETE));

    assertThat(copy().isSuccessful()).isTrue();

    assertThat(prod()).containsOnlyKeys("/in/a", "/in/day", "/in/day/b");
  }

  @Test
  void deletesTheFlagOfADirectoryBeforeAnythingBelowIt() {
    write(copies.prod, "/in/_SUCCESS", "");
    List<String> deleted = new ArrayList<>();

    copy(
        event -> {
          if (event instanceof EntryDeleted entry) {
            deleted.add(entry.path());
          }
        });

    assertThat(deleted).startsWith("/in/_SUCCESS").contains("/in/day/old", "/in/z");
  }

  @Test
  void neverDeletesAnyTrash() {
    write(copies.prod, "/in/bob/.Trash/Current/x", "x");
    write(copies.prod, "/in/bob/old", "old");
    options
        .delete(what -> what.excluded(Excluded.DELETE).removal(Removal.PERMANENT))
        .select(only -> only.usualExclusions(UsualExclusions.IGNORED));

    assertThat(copy().isSuccessful()).isTrue();

    assertThat(prod()).containsKey("/in/bob/.Trash/Current/x").doesNotContainKey("/in/bob/old");
  }

  @Test
  void neverDeletesTheTemporaryFilesOfOtherCopies() {
    write(copies.prod, "/in/gone/.e.howdah-other-1-tzzzzz", "half");

    copy();

    assertThat(prod()).containsKey("/in/gone/.e.howdah-other-1-tzzzzz");
  }

  @Test
  void neverDeletesTheTrashItself() {
    write(copies.prod, "/user/hdfs/.Trash/Current/x", "x");
    write(copies.staging, "/home/a", "a");
    String home = home();
    write(copies.prod, home + "/.Trash/Current/x", "x");
    write(copies.prod, home + "/old", "old");
    options.delete(what -> what.excluded(Excluded.DELETE));

    CopyStatus status = copy("/home", home, event -> {});

    assertThat(status.isSuccessful()).isTrue();
    assertThat(tree(copies.prod, home))
        .containsKey(home + "/.Trash/Current/x")
        .doesNotContainKey(home + "/old");
  }

  private static void note(CopyEvent event, List<String> planned) {
    if (event instanceof EntryDeleted deleted && deleted.isPlanned()) {
      planned.add(deleted.path());
    }
  }
}
