package io.howdah.check;

import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.howdah.ClusterPath;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;
import io.howdah.Count;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.FileAttribute;
import io.howdah.Lag;
import io.howdah.LedgerOptions.Use;
import io.howdah.SelectionRule;
import io.howdah.SelectionRule.Effect;
import io.howdah.TreeComparison;
import io.howdah.Verification;
import io.howdah.fs.FilePath;
import io.howdah.fs.memory.FaultAt;
import io.howdah.fs.memory.MemoryFileSystem;
import io.howdah.fs.memory.Operation;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The lag that listings and ledgers tell, without comparing bytes. */
class MeasuredLagTest {
  private static final Instant YESTERDAY = Instant.parse("2026-11-29T00:00:00Z");

  /** The requests that need no DataNode and change nothing. */
  private static final Set<Operation> LISTING =
      EnumSet.of(Operation.STATUS, Operation.LIST, Operation.HOME_DIRECTORY, Operation.TRASH_ROOT);

  private final CheckedTrees trees = new CheckedTrees();
  private final CopyOptions.Builder options =
      CopyOptions.builder().existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL);

  @BeforeEach
  void fillSource() throws Exception {
    write(trees.staging, "/out/a", "a");
    write(trees.staging, "/out/day/b", "bb");
    setTime(trees.staging, "/out/a", YESTERDAY.minusSeconds(10));
    setTime(trees.staging, "/out/day/b", YESTERDAY.minusSeconds(20));
    trees.prod.makeDirectories(trees.prod.homeDirectory(), null);
  }

  @Test
  void isAllThatTheSourceHasBeforeTheFirstCopy() {
    TreeComparison result = measure();

    assertThat(result.lag()).isEqualTo(Lag.of(Count.of(2, 3), YESTERDAY.minusSeconds(20)));
    assertThat(result.lagBasis()).isEqualTo(Lag.Basis.LISTINGS);
    assertThat(result.error()).isNull();
    assertThat(trees.states())
        .containsOnly(
            entry("/in", "MISSING"),
            entry("/in/a", "MISSING"),
            entry("/in/day", "MISSING"),
            entry("/in/day/b", "MISSING"));
  }

  @ParameterizedTest
  @EnumSource(Use.class)
  void isNothingAfterACopy(Use use) {
    options.remember(to -> to.use(use));
    copy();
    write(trees.prod, "/in/extra", "extra");

    TreeComparison result = measure();

    assertThat(result.lag()).isEqualTo(Lag.NONE);
    assertThat(result.lagBasis()).isEqualTo(use == Use.ON ? Lag.Basis.LEDGER : Lag.Basis.LISTINGS);
    assertThat(result.found()).hasToString("2 files, 3 bytes");
    assertThat(result.ledgerProblem()).isNull();
  }

  @ParameterizedTest
  @EnumSource(Use.class)
  void isNothingAfterACopyWithTimes(Use use) {
    options.remember(to -> to.use(use)).preserve(Set.of(FileAttribute.TIMES));
    copy();

    assertThat(measure().lag()).isEqualTo(Lag.NONE);
  }

  @ParameterizedTest
  @EnumSource(Use.class)
  void growsByMissingAndLongerFiles(Use use) throws Exception {
    options.remember(to -> to.use(use));
    copy();
    write(trees.staging, "/out/new", "new");
    setTime(trees.staging, "/out/new", YESTERDAY.plusSeconds(1));
    write(trees.staging, "/out/a", "longer");
    setTime(trees.staging, "/out/a", YESTERDAY);

    assertThat(measure().lag()).isEqualTo(Lag.of(Count.of(2, 9), YESTERDAY));
    assertThat(trees.states())
        .contains(entry("/in/a", "DIFFERENT LENGTH"), entry("/in/new", "MISSING"));
  }

  /** Without a proof, the later time decides. */
  @Test
  void growsByFilesThatAreLaterAtTheSource() throws Exception {
    options.remember(to -> to.use(Use.OFF));
    copy();
    Instant written = time(trees.prod, "/in/a");
    setTime(trees.staging, "/out/a", written);
    assertThat(measure().lag()).as("the same time").isEqualTo(Lag.NONE);

    setTime(trees.staging, "/out/a", written.plusMillis(1));

    assertThat(measure().lag()).isEqualTo(Lag.of(Count.of(1, 1), written.plusMillis(1)));
    assertThat(trees.states()).contains(entry("/in/a", "DIFFERENT TIME"));
  }

  /** The listings alone would not show it: the file has its length, and an earlier time. */
  @Test
  void growsByFilesThatWereProvenInAnotherState() throws Exception {
    copy();
    write(trees.staging, "/out/a", "A");
    setTime(trees.staging, "/out/a", YESTERDAY.minusSeconds(30));

    assertThat(measure().lag()).isEqualTo(Lag.of(Count.of(1, 1), YESTERDAY.minusSeconds(30)));
    assertThat(trees.states()).contains(entry("/in/a", "DIFFERENT PROOF"));
  }

  @Test
  void growsByFilesThatWereReplacedAtTheDestination() throws Exception {
    copy();
    write(trees.prod, "/in/a", "A");

    assertThat(Objects.requireNonNull(measure().lag()).files()).isEqualTo(1);
    assertThat(trees.states()).contains(entry("/in/a", "DIFFERENT PROOF"));
  }

  /** A file that was proven is in sync, whatever its times say. */
  @Test
  void believesAProofMoreThanTimes() throws Exception {
    options.preserve(Set.of(FileAttribute.TIMES));
    copy();
    Instant ahead = Instant.now().plusSeconds(3600);
    setTime(trees.staging, "/out/a", ahead);
    setTime(trees.prod, "/in/a", ahead.minusSeconds(60));
    trees.copy(CopyOptions.builder().existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL).build());

    assertThat(measure().lag()).isEqualTo(Lag.NONE);
    options.remember(to -> to.use(Use.OFF));
    assertThat(measure().lag()).isEqualTo(Lag.of(Count.of(1, 1), ahead(ahead)));
  }

  /** Files without a proof are decided by listings, although others have one. */
  @Test
  void looksAtListingsOfFilesThatHaveNoProof() throws Exception {
    copy();
    write(trees.staging, "/out/unproven", "u");
    setTime(trees.staging, "/out/unproven", YESTERDAY);
    trees.copy(
        CopyOptions.builder()
            .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
            .verification(Verification.NONE)
            .build());

    TreeComparison result = measure();

    assertThat(result.lagBasis()).isEqualTo(Lag.Basis.LEDGER);
    assertThat(result.lag()).isEqualTo(Lag.NONE);
  }

  @Test
  void readsTheLedgerInItsDirectory() {
    options.remember(to -> to.directory("/ledgers"));
    copy();
    assertThat(measure().lagBasis()).isEqualTo(Lag.Basis.LEDGER);

    options.remember(to -> to.directory("/other"));
    assertThat(measure().lagBasis()).isEqualTo(Lag.Basis.LISTINGS);
  }

  @Test
  void readsOnlyTheLedgerOfACopyBetweenTheSamePaths() {
    copy();

    TreeComparison result =
        trees.measureLag(
            CopyRequest.builder(
                    ClusterPath.of("staging", "/out/day"), ClusterPath.of("prod", "/in/day"))
                .target(CopyRequest.Target.EXACT)
                .options(options.build())
                .build());

    assertThat(result.lag()).isEqualTo(Lag.NONE);
    assertThat(result.lagBasis()).isEqualTo(Lag.Basis.LISTINGS);
  }

  @Test
  void tellsThatALedgerIsDamaged() throws Exception {
    copy();
    FilePath directory = trees.prod.homeDirectory().resolve(".howdah/ledger");
    FilePath ledger = trees.prod.list(directory, null).entries().get(0).path();
    write(trees.prod, ledger.toString(), "damaged");
    trees.prod.setPermission(ledger, 0600);

    TreeComparison result = measure();

    assertThat(result.ledgerProblem()).contains(ledger.toString());
    assertThat(result.lagBasis()).isEqualTo(Lag.Basis.LISTINGS);
    assertThat(result.lag()).isEqualTo(Lag.NONE);
  }

  @Test
  void readsNoByteAndNoChecksumOfAFile() {
    options.remember(to -> to.use(Use.OFF));
    copy();
    write(trees.staging, "/out/new", "new");
    write(trees.staging, "/out/a", "A");

    measure();

    assertThat(trees.requestsToProd().keySet()).isSubsetOf(LISTING);
    assertThat(trees.requestsToStaging().keySet()).isSubsetOf(LISTING);
  }

  @Test
  void readsTheLedgerAndNothingElse() {
    copy();

    measure();

    assertThat(trees.requestsToStaging().keySet()).isSubsetOf(LISTING);
    assertThat(trees.requestsToProd())
        .containsEntry(Operation.OPEN, 1L)
        .doesNotContainKeys(Operation.CHECKSUM, Operation.CREATE, Operation.RENAME);
  }

  @Test
  void leavesOutWhatTheSelectionLeavesOut() {
    options.select(only -> only.rule(SelectionRule.of(Effect.EXCLUDE, "day/", "--exclude")));

    TreeComparison result = measure();

    assertThat(Objects.requireNonNull(result.lag()).files()).isEqualTo(1);
    assertThat(result.excludedDirectories()).isEqualTo(1);
  }

  @Test
  void isUnknownWhereADirectoryCouldNotBeListed() {
    copy();
    trees.prodFaults(FaultAt.denied(Operation.LIST, "day"));

    TreeComparison result = measure();

    assertThat(result.lag()).isNull();
    assertThat(result.failureCodes()).containsExactly(ErrorCode.PERMISSION_DENIED);
  }

  @Test
  void isUnknownWhereTheSourceIsMissing() throws Exception {
    trees.staging.delete(FilePath.of("/out/a"));

    TreeComparison result =
        trees.measureLag(CheckedTrees.request("/missing", options.build()).build());

    assertThat(result.lag()).isNull();
    assertThat(Objects.requireNonNull(result.error()).code()).isEqualTo(ErrorCode.SOURCE_NOT_FOUND);
  }

  private void copy() {
    assertThat(trees.copy(options.build()).isSuccessful()).isTrue();
  }

  private TreeComparison measure() {
    return trees.measureLag(options.build());
  }

  /** File systems keep milliseconds. */
  private static Instant ahead(Instant time) {
    return Instant.ofEpochMilli(time.toEpochMilli());
  }

  private static Instant time(MemoryFileSystem files, String path) throws Exception {
    return Instant.ofEpochMilli(files.status(FilePath.of(path)).orElseThrow().modificationTime());
  }

  private static void setTime(MemoryFileSystem files, String path, Instant time) throws Exception {
    files.setTimes(FilePath.of(path), time.toEpochMilli(), time.toEpochMilli());
  }
}
