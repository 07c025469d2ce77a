package io.howdah.check;

import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.howdah.ComparedEntry.State;
import io.howdah.CopyOptions;
import io.howdah.Count;
import io.howdah.ExistingFiles;
import io.howdah.FileAttribute;
import io.howdah.TreeComparison;
import io.howdah.Unverifiable;
import io.howdah.UpdatePolicy;
import io.howdah.Verification;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.fs.memory.MemoryFileSystem;
import io.howdah.fs.memory.MemoryFileSystem.Blocks;
import io.howdah.fs.memory.Operation;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How files and directories of two trees compare. */
class TreeCheckTest {
  /** The requests that change nothing. */
  private static final Set<Operation> READING =
      EnumSet.of(
          Operation.STATUS,
          Operation.LIST,
          Operation.OPEN,
          Operation.CHECKSUM,
          Operation.BLOCKS,
          Operation.HOME_DIRECTORY,
          Operation.TRASH_ROOT);

  private static final CopyOptions READBACK =
      CopyOptions.builder().verification(Verification.READBACK).build();

  private CheckedTrees trees = new CheckedTrees();

  @Test
  void findsEqualTrees() {
    writeBoth("a", "same");
    writeBoth("day/b", "same, too");
    writeBoth("day/empty", "");

    TreeComparison result = trees.compare(CopyOptions.defaults());

    assertThat(result.isEqual()).isTrue();
    assertThat(result.error()).isNull();
    assertThat(trees.states())
        .containsExactly(
            entry("/in/a", "EQUAL"), entry("/in/day/b", "EQUAL"), entry("/in/day/empty", "EQUAL"));
    assertThat(result.found()).hasToString(Count.of(3, 13).toString());
    assertThat(result.files(State.EQUAL)).hasToString(Count.of(3, 13).toString());
    assertThat(trees.requestsToProd().keySet()).isSubsetOf(READING);
  }

  @Test
  void findsDifferentFiles() {
    write(trees.staging, "/out/bytes", "one");
    write(trees.prod, "/in/bytes", "two");
    write(trees.staging, "/out/length", "longer");
    write(trees.prod, "/in/length", "short");
    writeBoth("same", "same");

    TreeComparison result = trees.compare(CopyOptions.defaults());

    assertThat(result.hasDifferences()).isTrue();
    assertThat(result.isComplete()).isTrue();
    assertThat(result.isEqual()).isFalse();
    assertThat(trees.states())
        .containsExactly(
            entry("/in/bytes", "DIFFERENT CONTENT"),
            entry("/in/length", "DIFFERENT LENGTH"),
            entry("/in/same", "EQUAL"));
    assertThat(result.files(State.DIFFERENT)).hasToString(Count.of(2, 9).toString());
    assertThat(result.differences()).hasSize(2);
  }

  @Test
  void findsWhatIsMissing() throws Exception {
    writeBoth("a", "a");
    write(trees.staging, "/out/b", "bb");
    write(trees.staging, "/out/day/c", "ccc");
    trees.staging.makeDirectories(FilePath.of("/out/empty"), null);

    TreeComparison result = trees.compare(CopyOptions.defaults());

    assertThat(trees.states())
        .containsExactly(
            entry("/in/a", "EQUAL"),
            entry("/in/b", "MISSING"),
            entry("/in/day", "MISSING"),
            entry("/in/day/c", "MISSING"),
            entry("/in/empty", "MISSING"));
    assertThat(result.files(State.MISSING)).hasToString(Count.of(2, 5).toString());
    assertThat(result.directories(State.MISSING)).isEqualTo(2);
    assertThat(result.hasDifferences()).isTrue();
  }

  /** Nothing else differs here, and mirrors make empty directories. */
  @Test
  void countsAnEmptyDirectoryThatIsMissingAsADifference() throws Exception {
    writeBoth("a", "a");
    trees.staging.makeDirectories(FilePath.of("/out/empty"), null);

    assertThat(trees.compare(CopyOptions.defaults()).hasDifferences()).isTrue();
  }

  @Test
  void findsAllMissingWithoutTheTargetAndMakesNone() throws Exception {
    write(trees.staging, "/out/a", "a");

    trees.compare(CopyOptions.defaults());

    assertThat(trees.states()).containsExactly(entry("/in", "MISSING"), entry("/in/a", "MISSING"));
    assertThat(trees.prod.status(FilePath.of("/in"))).isEmpty();
    assertThat(trees.requestsToProd().keySet()).isSubsetOf(READING);
  }

  @Test
  void findsAFileInPlaceOfADirectoryAndTheOtherWayRound() {
    writeBoth("a", "a");
    write(trees.staging, "/out/file", "file");
    write(trees.prod, "/in/file/below", "below");
    write(trees.staging, "/out/directory/below", "below");
    write(trees.prod, "/in/directory", "file");

    TreeComparison result = trees.compare(CopyOptions.defaults());

    assertThat(trees.states())
        .containsExactly(
            entry("/in/a", "EQUAL"),
            entry("/in/directory", "DIFFERENT KIND"),
            entry("/in/file", "DIFFERENT KIND"));
    assertThat(result.files(State.DIFFERENT)).hasToString(Count.of(1, 4).toString());
    assertThat(result.directories(State.DIFFERENT)).isEqualTo(1);
    assertThat(result.isComplete()).isTrue();
  }

  @Test
  void comparesTheKindOfTheTargetItself() {
    write(trees.staging, "/out/a", "a");
    write(trees.prod, "/in", "file");

    assertThat(trees.compare(CopyOptions.defaults()).hasDifferences()).isTrue();
    assertThat(trees.states()).containsExactly(entry("/in", "DIFFERENT KIND"));

    assertThat(trees.compare("/out/a", CopyOptions.defaults()).hasDifferences()).isTrue();
    assertThat(trees.states()).containsExactly(entry("/in", "DIFFERENT LENGTH"));
  }

  @Test
  void comparesASingleFileWithADirectory() {
    write(trees.staging, "/out/a", "a");
    write(trees.prod, "/in/b", "b");

    trees.compare("/out/a", CopyOptions.defaults());

    assertThat(trees.states()).containsExactly(entry("/in", "DIFFERENT KIND"));
  }

  @Test
  void callsEqualLengthsWithoutAnyChecksumUnprovable() {
    trees = withoutChecksums();
    writeBoth("a", "same");
    write(trees.staging, "/out/b", "one");
    write(trees.prod, "/in/b", "two");
    write(trees.staging, "/out/c", "longer");
    write(trees.prod, "/in/c", "short");

    TreeComparison result = trees.compare(CopyOptions.defaults());

    assertThat(trees.states())
        .containsExactly(
            entry("/in/a", "UNPROVABLE NO_CHECKSUM"),
            entry("/in/b", "UNPROVABLE NO_CHECKSUM"),
            entry("/in/c", "DIFFERENT LENGTH"));
    assertThat(result.files(State.UNPROVABLE)).hasToString(Count.of(2, 7).toString());
  }

  @Test
  void countsUnprovableFilesAsDifferencesWhereAProofIsRequired() {
    trees = withoutChecksums();
    writeBoth("a", "same");

    assertThat(trees.compare(CopyOptions.defaults()).isEqual()).isTrue();
    assertThat(
            trees
                .compare(CopyOptions.builder().unverifiable(Unverifiable.FAIL).build())
                .hasDifferences())
        .isTrue();
  }

  @Test
  void readsBothSidesOnRequest() {
    trees = withoutChecksums();
    writeBoth("a", "same");
    write(trees.staging, "/out/b", "one");
    write(trees.prod, "/in/b", "two");

    trees.compare(READBACK);

    assertThat(trees.states())
        .containsExactly(entry("/in/a", "EQUAL"), entry("/in/b", "DIFFERENT CONTENT"));
  }

  @Test
  void readsTheSideWithoutChecksums() {
    trees =
        new CheckedTrees(
            MemoryFileSystem.create(),
            MemoryFileSystem.builder().traits(CheckedTrees.WITHOUT_CHECKSUMS).build());
    writeBoth("a", "same");
    write(trees.staging, "/out/b", "one");
    write(trees.prod, "/in/b", "two");

    trees.compare(CopyOptions.defaults());

    assertThat(trees.states())
        .containsExactly(entry("/in/a", "EQUAL"), entry("/in/b", "DIFFERENT CONTENT"));
  }

  /** A checksum over unknown blocks differs for equal bytes, so it proves no difference. */
  @Test
  void doesNotCallDifferentWhatOnlyHasOtherBlocks() throws Exception {
    byte[] bytes = new byte[5_000];
    trees =
        new CheckedTrees(
            MemoryFileSystem.builder().blocks(Blocks.NOT_TOLD).build(), MemoryFileSystem.create());
    write(trees.staging, "/out/a", new byte[1_000], blocksOf(2_048));
    trees.staging.stored().appendBlock(FilePath.of("/out/a"), new byte[4_000]);
    write(trees.prod, "/in/a", bytes, blocksOf(2_048));

    trees.compare(CopyOptions.defaults());
    assertThat(trees.states()).containsExactly(entry("/in/a", "UNPROVABLE NO_CHECKSUM"));

    trees.compare(READBACK);
    assertThat(trees.states()).containsExactly(entry("/in/a", "EQUAL"));
  }

  @Test
  void comparesOverTheTrueBlocksWhereTheyAreKnown() throws Exception {
    byte[] other = new byte[5_000];
    other[4_999] = 1;
    for (String name : new String[] {"/out/a", "/out/b"}) {
      write(trees.staging, name, new byte[1_000], blocksOf(2_048));
      trees.staging.stored().appendBlock(FilePath.of(name), new byte[4_000]);
    }
    write(trees.prod, "/in/a", new byte[5_000], blocksOf(2_048));
    write(trees.prod, "/in/b", other, blocksOf(2_048));

    trees.compare(CopyOptions.defaults());

    assertThat(trees.states())
        .containsExactly(entry("/in/a", "EQUAL"), entry("/in/b", "DIFFERENT CONTENT"));
  }

  @Test
  void comparesByLengthAlone() {
    write(trees.staging, "/out/a", "one");
    write(trees.prod, "/in/a", "two");
    write(trees.staging, "/out/b", "one");
    write(trees.prod, "/in/b", "three");

    trees.compare(policy(UpdatePolicy.SIZE));

    assertThat(trees.states())
        .containsExactly(entry("/in/a", "EQUAL"), entry("/in/b", "DIFFERENT LENGTH"));
    assertThat(trees.requestsToProd()).doesNotContainKey(Operation.CHECKSUM);
  }

  @Test
  void comparesByLengthAndTime() throws Exception {
    writeBoth("a", "one");
    writeBoth("b", "one");
    for (FilePath file : new FilePath[] {FilePath.of("/out/a"), FilePath.of("/out/b")}) {
      trees.staging.setTimes(file, 1_700_000_000_000L, 0);
    }
    trees.prod.setTimes(FilePath.of("/in/a"), 1_700_000_000_000L, 0);
    trees.prod.setTimes(FilePath.of("/in/b"), 1_700_000_000_001L, 0);

    trees.compare(policy(UpdatePolicy.MTIME));

    assertThat(trees.states())
        .containsExactly(entry("/in/a", "EQUAL"), entry("/in/b", "DIFFERENT TIME"));
  }

  @ParameterizedTest
  @EnumSource(ExistingFiles.class)
  void comparesWhateverACopyWouldDoWithExistingFiles(ExistingFiles existing) {
    writeBoth("a", "same");

    TreeComparison result = trees.compare(CopyOptions.builder().existingFiles(existing).build());

    assertThat(result.isEqual()).isTrue();
    assertThat(trees.states()).containsExactly(entry("/in/a", "EQUAL"));
  }

  private void writeBoth(String path, String text) {
    write(trees.staging, "/out/" + path, text);
    write(trees.prod, "/in/" + path, text);
  }

  private static CheckedTrees withoutChecksums() {
    return new CheckedTrees(
        MemoryFileSystem.builder().traits(CheckedTrees.WITHOUT_CHECKSUMS).build(),
        MemoryFileSystem.builder().traits(CheckedTrees.WITHOUT_CHECKSUMS).build());
  }

  private static CreateOptions blocksOf(long size) {
    return CreateOptions.builder().blockSize(size).build();
  }

  private static CopyOptions policy(UpdatePolicy policy) {
    return CopyOptions.builder()
        .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
        .preserve(Set.of(FileAttribute.TIMES))
        .updatePolicy(policy)
        .build();
  }
}
