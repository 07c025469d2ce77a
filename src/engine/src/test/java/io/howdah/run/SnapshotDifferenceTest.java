package io.howdah.run;

import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.AttributeLoss;
import io.howdah.CopyStatus;
import io.howdah.SelectionRule;
import io.howdah.SelectionRule.Effect;
import io.howdah.SnapshotOptions.Basis;
import io.howdah.fs.FilePath;
import io.howdah.fs.memory.FaultInjector;
import io.howdah.fs.memory.OpenFile;
import io.howdah.fs.memory.Operation;
import io.howdah.run.Crash.Moment;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Copies that request what has changed since the last snapshots. */
class SnapshotDifferenceTest extends SnapshotCase {
  @BeforeEach
  void copyOnce() throws Exception {
    byDifference();
    for (int i = 0; i < 20; i++) {
      write(copies.staging, "/out/big/" + i, "content " + i);
    }
    CopyStatus first = copy();
    assertThat(first.isSuccessful()).isTrue();
    assertThat(first.snapshots().since()).isEmpty();
    assertThat(first.snapshots().problem())
        .contains(
            "All directories are listed: Both sides have no snapshot of an earlier copy in"
                + " common.");
    assertThat(prod()).isEqualTo(wanted());
  }

  private CopyStatus next() {
    CopyStatus status = copy();
    assertThat(status.error()).isNull();
    assertThat(status.snapshots().problem()).isEmpty();
    assertThat(status.snapshots().since()).isPresent();
    assertThat(prod()).isEqualTo(wanted());
    return status;
  }

  @Test
  void listsNoDirectoryWithoutChanges() throws Exception {
    next();

    assertThat(copies.stagingAsSeen().requests(Operation.LIST)).isEqualTo(1);
    assertThat(comparisons()).isZero();
  }

  @Test
  void copiesWhatHasChanged() throws Exception {
    write(copies.staging, "/out/day/b", "other");
    write(copies.staging, "/out/new/deep/d", "d");
    copies.staging.delete(FilePath.of("/out/a"));

    CopyStatus status = next();

    assertThat(status.copied().files()).isEqualTo(2);
    assertThat(status.deleted().files()).isEqualTo(1);
    assertThat(copies.stagingAsSeen().requests(Operation.LIST)).isEqualTo(5);
  }

  @Test
  void renamesADirectoryWithoutCopyingAByte() throws Exception {
    move(copies.staging, "/out/big", "/out/day/large");

    CopyStatus status = next();

    assertThat(status.snapshots().renamed()).isEqualTo(1);
    assertThat(status.copied().files()).isZero();
    assertThat(comparisons()).isZero();
  }

  @Test
  void renamesRingsAndChains() throws Exception {
    move(copies.staging, "/out/day/b", "/out/day/x");
    move(copies.staging, "/out/day/c", "/out/day/b");
    move(copies.staging, "/out/day/x", "/out/day/c");
    move(copies.staging, "/out/big/1", "/out/big/new");
    move(copies.staging, "/out/big/0", "/out/big/1");

    CopyStatus status = next();

    assertThat(status.snapshots().renamed()).isEqualTo(4);
    assertThat(status.copied().files()).isZero();
  }

  @Test
  void renamesADirectoryAndWhatIsInIt() throws Exception {
    move(copies.staging, "/out/big", "/out/small");
    move(copies.staging, "/out/small/7", "/out/seven");
    move(copies.staging, "/out/small/8", "/out/small/eight");
    write(copies.staging, "/out/small/8", "another");

    CopyStatus status = next();

    assertThat(status.snapshots().renamed()).isEqualTo(3);
    assertThat(status.copied().files()).isEqualTo(1);
  }

  @Test
  void exchangesTwoDirectoriesOfWhichOneContainsTheOther() throws Exception {
    move(copies.staging, "/out/day", "/out/big/day");
    move(copies.staging, "/out/big/day", "/out/x");
    move(copies.staging, "/out/big", "/out/x/big");
    move(copies.staging, "/out/x", "/out/big");

    assertThat(next().copied().files()).isZero();
  }

  @Test
  void repairsWhatOthersChangedAtTheDestination() throws Exception {
    write(copies.prod, "/in/big/3", "damaged");
    copies.prod.delete(FilePath.of("/in/big/4"));
    write(copies.prod, "/in/big/extra", "extra");
    move(copies.prod, "/in/big/5", "/in/five");
    write(copies.prod, "/in/new/file", "extra");

    CopyStatus status = next();

    assertThat(status.copied().files()).isEqualTo(2);
    assertThat(status.snapshots().renamed()).isEqualTo(1);
    assertThat(status.deleted().files()).isEqualTo(2);
  }

  @Test
  void replacesADirectoryByAFileAndBack() throws Exception {
    copies.staging.delete(FilePath.of("/out/day/b"));
    copies.staging.delete(FilePath.of("/out/day/c"));
    copies.staging.delete(FilePath.of("/out/day"));
    copies.staging.delete(FilePath.of("/out/a"));
    write(copies.staging, "/out/a2", "file");

    next();
  }

  @Test
  void findsFilesThatGrewInASnapshot() throws Exception {
    OpenFile writer = copies.staging.stored().open(FilePath.of("/out/log"));
    writer.write("first ");
    assertThat(copy().isSuccessful()).isTrue();
    writer.write("second");
    writer.close();
    later();

    CopyStatus status = copy();

    assertThat(status.error()).isNull();
    assertThat(status.snapshots().problem().orElseThrow()).contains("have grown");
    assertThat(prod()).isEqualTo(wanted());
    next();
  }

  @Test
  void finishesRenamesOfAKilledCopyWhateverTheRules() throws Exception {
    options.select(only -> only.rule(SelectionRule.of(Effect.EXCLUDE, ".*/", "a test")));
    copy();
    move(copies.staging, "/out/day/b", "/out/day/x");
    move(copies.staging, "/out/day/c", "/out/day/b");
    move(copies.staging, "/out/day/x", "/out/day/c");
    copies.prodFaults(new Crash(Moment.BEFORE, Operation.RENAME, 2));
    assertThat(copy().error()).isNotNull();
    copies.prodFaults(FaultInjector.NONE);
    assertThat(prod().keySet()).anyMatch(path -> path.contains(".howdah-moving-"));

    CopyStatus status = copy();

    assertThat(status.error()).isNull();
    assertThat(status.copied().files()).isZero();
    assertThat(prod()).isEqualTo(wanted());
  }

  /** Without differences, what was on its way is extra, whatever the rules. */
  @Test
  void deletesWhatAKilledCopyHasLeftOnItsWay() throws Exception {
    options.select(only -> only.rule(SelectionRule.of(Effect.EXCLUDE, ".*/", "a test")));
    copy();
    move(copies.staging, "/out/day/b", "/out/day/x");
    move(copies.staging, "/out/day/c", "/out/day/b");
    move(copies.staging, "/out/day/x", "/out/day/c");
    copies.prodFaults(new Crash(Moment.BEFORE, Operation.RENAME, 2));
    copy();
    copies.prodFaults(FaultInjector.NONE);
    options.snapshots(use -> use.basis(Basis.LISTINGS));

    assertThat(copy().error()).isNull();

    assertThat(prod()).isEqualTo(wanted());
  }

  /** Under its new name the flag would announce files that are not there yet. */
  @Test
  void renamesNoDirectoryWithADoneFlagThatHasChanged() throws Exception {
    write(copies.staging, "/out/day/_SUCCESS", "");
    copy();
    move(copies.staging, "/out/day", "/out/night");
    write(copies.staging, "/out/night/b", "changed");

    assertThat(next().snapshots().renamed()).isZero();
  }

  /** HDFS tells the changes of the directory that has the name now. */
  @Test
  void listsEverythingWhereTheTargetIsAnotherDirectory() throws Exception {
    copy("/out/day", "/in/day");
    later();
    for (String path : List.of("/in/day/b", "/in/day/c", "/in/day")) {
      copies.prod.delete(FilePath.of(path));
    }
    copies.prod.makeDirectories(FilePath.of("/in/day"), null);
    later();

    CopyStatus status = copy("/out/day", "/in/day");

    assertThat(status.snapshots().problem().orElse("")).contains("is not the directory of");
    assertThat(prod()).isEqualTo(wanted());
  }

  @Test
  void listsEverythingWhereLossesMattered() {
    options.attributeLoss(AttributeLoss.FAIL);

    assertThat(copy().snapshots().problem().orElse("")).contains("other options");
  }

  @Test
  void leavesOneSnapshotOnEachSide() throws Exception {
    next();
    next();

    assertThat(snapshots(copies.staging, "/out")).hasSize(1);
    assertThat(snapshots(copies.prod, "/in")).hasSize(1);
    assertThat(snapshots(copies.prod, "/in").get(0))
        .startsWith(snapshots(copies.staging, "/out").get(0));
  }

  @Test
  void goesBackByTheSnapshotsOfTheCopyInTheOtherDirection() throws Exception {
    write(copies.prod, "/in/big/3", "newer");
    move(copies.prod, "/in/day", "/in/night");

    CopyStatus status = copyBack();

    assertThat(status.error()).isNull();
    assertThat(status.snapshots().problem()).isEqualTo(Optional.empty());
    assertThat(status.copied().files()).isEqualTo(1);
    assertThat(prod()).isEqualTo(wanted());
  }
}
