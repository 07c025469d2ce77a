package io.howdah.check;

import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.howdah.AttributeLoss;
import io.howdah.ClusterPath;
import io.howdah.CopyException;
import io.howdah.CopyRequest;
import io.howdah.Deletion.Excluded;
import io.howdah.ErrorCode;
import io.howdah.FileAttribute;
import io.howdah.Lag;
import io.howdah.SelectionRule;
import io.howdah.SelectionRule.Effect;
import io.howdah.SnapshotOptions.Basis;
import io.howdah.TreeComparison;
import io.howdah.Unverifiable;
import io.howdah.Verification;
import io.howdah.fs.FilePath;
import io.howdah.fs.RenameMode;
import io.howdah.fs.memory.FaultAt;
import io.howdah.fs.memory.FaultInjector;
import io.howdah.fs.memory.MemoryFileSystem;
import io.howdah.fs.memory.OpenFile;
import io.howdah.fs.memory.Operation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lag since the last pair of snapshots. */
class SnapshotLagTest extends SnapshotLagCase {
  private static final int DIRECTORIES = 30;

  @BeforeEach
  void fillSource() {
    for (int i = 0; i < DIRECTORIES; i++) {
      write(trees.staging, "/out/d" + i + "/deep/f", "file " + i);
    }
  }

  @Test
  void listsNothingBelowWithoutAChange() {
    copy(Basis.DIFFERENCE);

    assertThat(measured().lag()).isEqualTo(Lag.NONE);

    assertThat(trees.requestsToStaging()).containsEntry(Operation.LIST, 1L);
    assertThat(trees.requestsToProd()).containsEntry(Operation.LIST, 1L);
    assertThat(trees.requestsToStaging().values().stream().mapToLong(Long::longValue).sum())
        .as(trees.requestsToStaging().toString())
        .isLessThan(10);
  }

  @Test
  void listsOnlyDirectoriesWithChangesOfEitherSide() throws Exception {
    copy(Basis.DIFFERENCE);
    write(trees.staging, "/out/d3/deep/f", "longer than before");
    write(trees.staging, "/out/new/g", "new");
    trees.prod.delete(FilePath.of("/in/d5/deep/f"));

    Lag lag = Objects.requireNonNull(measured().lag());

    assertThat(trees.states())
        .containsOnly(
            entry("/in/a", "EQUAL"),
            entry("/in/d3/deep/f", "DIFFERENT LENGTH"),
            entry("/in/d5/deep/f", "MISSING"),
            entry("/in/new", "MISSING"),
            entry("/in/new/g", "MISSING"));
    assertThat(lag.files()).isEqualTo(3);
    assertThat(lag.bytes()).isEqualTo(18 + 6 + 3);
    assertThat(trees.requestsToStaging()).containsEntry(Operation.LIST, 6L);
    assertThat(lag).isEqualTo(measure(Basis.LISTINGS).lag());
  }

  @Test
  void countsTheFilesOfListedDirectoriesOnly() {
    copy(Basis.DIFFERENCE);
    write(trees.staging, "/out/d3/deep/g", "gg");

    assertThat(measured().found()).hasToString("3 files, 9 bytes");
  }

  @Test
  void makesAndDeletesNothing() throws Exception {
    copy(Basis.DIFFERENCE);
    write(trees.staging, "/out/d3/deep/g", "g");
    List<String> ofSource = snapshots(trees.staging, "/out");
    List<String> ofDestination = snapshots(trees.prod, "/in");

    measured();

    for (Map<Operation, Long> requests :
        List.of(trees.requestsToStaging(), trees.requestsToProd())) {
      assertThat(requests)
          .containsEntry(Operation.DIFFERENCE, 1L)
          .doesNotContainKeys(
              Operation.CREATE_SNAPSHOT,
              Operation.DELETE_SNAPSHOT,
              Operation.CREATE,
              Operation.RENAME,
              Operation.DELETE,
              Operation.CHECKSUM);
    }
    assertThat(snapshots(trees.staging, "/out")).isEqualTo(ofSource);
    assertThat(snapshots(trees.prod, "/in")).isEqualTo(ofDestination);
  }

  /** Copies without differences keep no pair. What they have copied is there. */
  @Test
  void isNothingAfterACopyThatKeptNoPair() {
    copy(Basis.DIFFERENCE);
    write(trees.staging, "/out/d3/deep/f", "FILE 3");
    write(trees.staging, "/out/d4/deep/f", "another");
    assertThat(Objects.requireNonNull(measured().lag()).files()).isEqualTo(2);
    copy(Basis.LISTINGS);

    assertThat(measured().lag()).isEqualTo(Lag.NONE);
  }

  /** No byte must be moved, but the destination does not have the files under their names. */
  @Test
  void countsFilesBelowARenamedDirectoryAsLacking() throws Exception {
    copy(Basis.DIFFERENCE);
    move(trees.staging, "/out/d7", "/out/moved");
    move(trees.prod, "/in/d8", "/in/elsewhere");

    assertThat(Objects.requireNonNull(measured().lag()).files()).isEqualTo(2);
    assertThat(trees.states())
        .contains(entry("/in/moved/deep/f", "MISSING"), entry("/in/d8/deep/f", "MISSING"));
  }

  /** A directory that was renamed onto an equal one is listed with all below it. */
  @Test
  void comparesWhatIsAtANewPath() throws Exception {
    copy(Basis.DIFFERENCE);
    move(trees.staging, "/out/d7", "/out/x");
    move(trees.staging, "/out/d8", "/out/d7");
    move(trees.staging, "/out/x", "/out/d8");
    write(trees.staging, "/out/d7/deep/f", "a longer text");

    assertThat(Objects.requireNonNull(measured().lag()).files()).isEqualTo(2);
    assertThat(trees.states())
        .contains(
            entry("/in/d7/deep/f", "DIFFERENT LENGTH"), entry("/in/d8/deep/f", "DIFFERENT PROOF"));
  }

  @Test
  void findsNothingLackingWhereBothSidesWereRenamedAlike() throws Exception {
    copy(Basis.DIFFERENCE);
    move(trees.staging, "/out/d7", "/out/moved");
    move(trees.prod, "/in/d7", "/in/moved");

    assertThat(measured().lag()).isEqualTo(Lag.NONE);
  }

  /** What a directory had before it was renamed may be what the selection leaves out. */
  @Test
  void looksIntoDirectoriesThatWereRenamedAlikeOutOfAnExcludedPlace() throws Exception {
    options.select(only -> only.rule(SelectionRule.of(Effect.EXCLUDE, "hidden/", "a test")));
    write(trees.staging, "/out/hidden/f", "source");
    write(trees.prod, "/in/hidden/f", "destination");
    copy(Basis.DIFFERENCE);
    move(trees.staging, "/out/hidden", "/out/shown");
    move(trees.prod, "/in/hidden", "/in/shown");

    measured();

    assertThat(trees.states()).contains(entry("/in/shown/f", "DIFFERENT LENGTH"));
  }

  /** What is equal depends on the selection, and not on the rest of the command line. */
  @Test
  void findsThePairOfACopyWithOtherAttributesAndProofs() {
    options
        .preserve(Set.of(FileAttribute.TIMES, FileAttribute.ACL, FileAttribute.OWNER))
        .attributeLoss(AttributeLoss.FAIL)
        .verification(Verification.READBACK)
        .unverifiable(Unverifiable.FAIL)
        .delete(what -> what.excluded(Excluded.DELETE));
    copy(Basis.DIFFERENCE);
    options
        .preserve(Set.of())
        .attributeLoss(AttributeLoss.REPORT)
        .unverifiable(Unverifiable.ACCEPT)
        .verification(Verification.FULL)
        .delete(what -> what.excluded(Excluded.KEEP));

    assertThat(measured().lag()).isEqualTo(Lag.NONE);
  }

  @Test
  void listsEverythingWhereThePairIsOfAnotherSelection() {
    options.select(only -> only.rule(SelectionRule.of(Effect.EXCLUDE, "d3/", "a test")));
    copy(Basis.DIFFERENCE);

    options.select(only -> only.rule(SelectionRule.of(Effect.EXCLUDE, "d4/", "a test")));

    listsEverything("were made by a copy with other options.");
  }

  @Test
  void listsEverythingBeforeTheFirstPair() {
    listsEverything("Both sides have no snapshot of an earlier copy in common.");
  }

  @Test
  void listsEverythingWhereNothingPermitsSnapshots() {
    write(trees.staging, "/other/a", "a");

    TreeComparison result =
        trees.measureLag(CheckedTrees.request("/other", by(Basis.DIFFERENCE)).build());

    assertThat(result.snapshots().problem().orElse(""))
        .startsWith("All directories are listed: No snapshot of '/other' can be made");
    assertThat(result.lagBasis()).isEqualTo(Lag.Basis.LISTINGS);
    assertThat(Objects.requireNonNull(result.lag()).files()).isEqualTo(1);
  }

  @Test
  void listsEverythingWhereAServerTellsNoChanges() {
    copy(Basis.DIFFERENCE);
    trees.prodFaults(refusing(ErrorCode.UNSUPPORTED_OPERATION));

    listsEverything("All directories are listed: refused");
  }

  @Test
  void listsEverythingWhereTheUserMayNotReadAllOrThereIsTooMuch() {
    copy(Basis.DIFFERENCE);

    trees.stagingFaults(refusing(ErrorCode.PERMISSION_DENIED));
    listsEverything("All directories are listed: refused");

    trees.stagingFaults(refusing(ErrorCode.LIMIT_EXCEEDED));
    listsEverything("All directories are listed: refused");
  }

  @Test
  void listsEverythingWhereTheTargetIsAnotherDirectory() throws Exception {
    copy(Basis.DIFFERENCE);
    CopyRequest inner =
        CopyRequest.builder(ClusterPath.of("staging", "/out/d3"), ClusterPath.of("prod", "/in/d3"))
            .target(CopyRequest.Target.EXACT)
            .options(by(Basis.DIFFERENCE))
            .build();
    trees.copy(inner);
    assertThat(trees.measureLag(inner).snapshots().since()).isPresent();
    for (String path : List.of("/in/d3/deep/f", "/in/d3/deep", "/in/d3")) {
      trees.prod.delete(FilePath.of(path));
    }
    trees.prod.makeDirectories(FilePath.of("/in/d3"), null);

    TreeComparison result = trees.measureLag(inner);

    assertThat(result.snapshots().problem().orElse("")).contains("is not the directory of");
    assertThat(Objects.requireNonNull(result.lag()).files()).isEqualTo(1);
  }

  /** HDFS does not tell that such a file has grown. */
  @Test
  void listsEverythingWhereAFileGrewInTheSnapshot() throws Exception {
    OpenFile writer = trees.staging.stored().open(FilePath.of("/out/d3/log"));
    writer.write("first ");
    copy(Basis.DIFFERENCE);
    writer.write("second");
    writer.close();

    TreeComparison result = measure(Basis.DIFFERENCE);

    assertThat(result.snapshots().problem().orElse("")).contains("have grown");
    assertThat(result.lagBasis()).isEqualTo(Lag.Basis.LEDGER);
    assertThat(Objects.requireNonNull(result.lag()).files()).isEqualTo(1);
  }

  @Test
  void asksForNoSnapshotWithoutTheOption() {
    copy(Basis.DIFFERENCE);

    TreeComparison result = measure(Basis.LISTINGS);

    assertThat(result.lagBasis()).isEqualTo(Lag.Basis.LEDGER);
    assertThat(result.snapshots().problem()).isEmpty();
    assertThat(trees.requestsToStaging())
        .doesNotContainKeys(Operation.LIST_SNAPSHOTS, Operation.DIFFERENCE);
  }

  /** Otherwise the pair may be of another directory. */
  @Test
  void refusesATargetThatIsNotExact() {
    CopyRequest request =
        CopyRequest.builder(ClusterPath.of("staging", "/out"), ClusterPath.of("prod", "/in"))
            .options(by(Basis.DIFFERENCE))
            .build();

    assertThat(stoppedBy(trees.measureLag(request))).isEqualTo(ErrorCode.INVALID_ARGUMENT);
  }

  @Test
  void refusesAPatternAsItsSource() {
    CopyRequest request = CheckedTrees.request("/out/d*", by(Basis.DIFFERENCE)).build();

    assertThat(stoppedBy(trees.measureLag(request))).isEqualTo(ErrorCode.INVALID_ARGUMENT);
  }

  private static ErrorCode stoppedBy(TreeComparison result) {
    assertThat(result.lag()).isNull();
    return Objects.requireNonNull(result.error()).code();
  }

  private TreeComparison measured() {
    TreeComparison result = measure(Basis.DIFFERENCE);
    assertThat(result.error()).isNull();
    assertThat(result.snapshots().problem()).isEmpty();
    assertThat(result.snapshots().since()).isPresent();
    assertThat(result.lagBasis()).isEqualTo(Lag.Basis.SNAPSHOTS);
    return result;
  }

  private void listsEverything(String why) {
    TreeComparison result = measure(Basis.DIFFERENCE);

    assertThat(result.snapshots().since()).isEmpty();
    assertThat(result.snapshots().problem().orElse(""))
        .startsWith("All directories are listed")
        .endsWith(why.substring(why.lastIndexOf(':') + 1));
    assertThat(result.lagBasis()).isNotEqualTo(Lag.Basis.SNAPSHOTS);
    assertThat(result.lag()).isNotNull().isEqualTo(measure(Basis.LISTINGS).lag());
  }

  private static FaultInjector refusing(ErrorCode code) {
    return FaultAt.before(
        Operation.DIFFERENCE,
        path -> {
          throw new CopyException(code, "refused");
        });
  }

  private static void move(MemoryFileSystem cluster, String from, String to) throws Exception {
    cluster.rename(FilePath.of(from), FilePath.of(to), RenameMode.KEEP_EXISTING);
  }
}
