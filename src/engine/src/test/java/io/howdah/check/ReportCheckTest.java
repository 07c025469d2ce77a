package io.howdah.check;

import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.howdah.ComparedEntry.State;
import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.Count;
import io.howdah.Deletion.Extra;
import io.howdah.Deletion.Removal;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.FileAttribute;
import io.howdah.Mode;
import io.howdah.TreeComparison;
import io.howdah.Unverifiable;
import io.howdah.UpdatePolicy;
import io.howdah.Verification;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.fs.RenameMode;
import io.howdah.fs.memory.FaultInjector;
import io.howdah.fs.memory.MemoryFileSystem;
import io.howdah.fs.memory.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A destination that is compared with the reports of copies, without the source. */
class ReportCheckTest {
  private CheckedTrees trees = new CheckedTrees();
  private String report = "";

  @BeforeEach
  void chooseReport(@TempDir Path directory) {
    report = directory.resolve("report.jsonl").toString();
  }

  @Test
  void provesWhatIsStillThere() throws Exception {
    write(trees.staging, "/out/a", "one");
    write(trees.staging, "/out/day/b", "two, too");
    write(trees.staging, "/out/empty", "");
    copy();
    trees.staging.delete(FilePath.of("/out/a"));

    TreeComparison result = check();

    assertThat(result.error()).isNull();
    assertThat(result.isEqual()).isTrue();
    assertThat(trees.states())
        .containsExactly(
            entry("/in/a", "EQUAL"), entry("/in/day/b", "EQUAL"), entry("/in/empty", "EQUAL"));
    assertThat(result.found()).hasToString(Count.of(3, 11).toString());
    assertThat(trees.requestsToProd().keySet())
        .containsOnly(Operation.STATUS, Operation.CHECKSUM, Operation.OPEN);
  }

  @Test
  void findsFilesUnderTheirNewPathsAfterARename() throws Exception {
    write(trees.staging, "/out/a", "one");
    write(trees.staging, "/out/day/b", "two, too");
    copy();
    trees.prod.rename(FilePath.of("/in/day"), FilePath.of("/in/night"), RenameMode.KEEP_EXISTING);
    Files.writeString(
        Path.of(report),
        Files.readString(Path.of(report))
            + Files.readAllLines(Path.of(report)).get(0).replace("\"run\":\"", "\"run\":\"x")
            + "\n{\"done\":\"renamed\",\"path\":\"/in/night\",\"from\":\"/in/day\"}\n");

    assertThat(check().isEqual()).isTrue();

    assertThat(trees.states())
        .containsExactly(entry("/in/a", "EQUAL"), entry("/in/night/b", "EQUAL"));
  }

  /** The old file is in the backup directory, and the new one did not get its name. */
  @Test
  void missesAFileThatAKilledRunHasMovedAway() throws Exception {
    write(trees.staging, "/out/a", "one");
    copy();
    Files.writeString(
        Path.of(report),
        Files.readString(Path.of(report))
            + Files.readAllLines(Path.of(report)).get(0).replace("\"run\":\"", "\"run\":\"x")
            + "\n{\"change\":\"replace\",\"run\":\"x\",\"path\":\"/in/a\",\"before\":"
            + status(3)
            + ",\"after\":"
            + status(4)
            + "}\n");
    assertThat(check().files(State.UNPROVABLE).files()).isEqualTo(1);

    write(trees.prod, "/in/a", "fifth");
    assertThat(check().files(State.DIFFERENT).files()).isEqualTo(1);

    trees.prod.delete(FilePath.of("/in/a"));
    assertThat(check().files(State.MISSING).files()).isEqualTo(1);
  }

  private static String status(int length) {
    return "{\"type\":\"FILE\",\"length\":"
        + length
        + ",\"owner\":\"o\",\"group\":\"g\",\"storage\":\"REPLICATED\"}";
  }

  @Test
  void findsWhatHasChanged() throws Exception {
    for (String name : new String[] {"bytes", "length", "gone", "kind", "same"}) {
      write(trees.staging, "/out/" + name, "the bytes");
    }
    copy();
    write(trees.prod, "/in/bytes", "THE BYTES");
    write(trees.prod, "/in/length", "more bytes");
    trees.prod.delete(FilePath.of("/in/gone"));
    trees.prod.delete(FilePath.of("/in/kind"));
    trees.prod.makeDirectories(FilePath.of("/in/kind"), null);

    TreeComparison result = check();

    assertThat(result.hasDifferences()).isTrue();
    assertThat(trees.states())
        .containsExactly(
            entry("/in/bytes", "DIFFERENT CONTENT"),
            entry("/in/gone", "MISSING"),
            entry("/in/kind", "DIFFERENT KIND"),
            entry("/in/length", "DIFFERENT LENGTH"),
            entry("/in/same", "EQUAL"));
    assertThat(trees.entry("/in/gone").source()).isEqualTo("/out/gone");
  }

  @Test
  void takesTheLastRunOfEachFile() throws Exception {
    write(trees.staging, "/out/changed", "old");
    write(trees.staging, "/out/kept", "kept");
    write(trees.staging, "/out/dropped/x", "x");
    write(trees.staging, "/out/file", "f");
    copy();
    write(trees.staging, "/out/changed", "new bytes");
    trees.staging.delete(FilePath.of("/out/dropped/x"));
    trees.staging.delete(FilePath.of("/out/dropped"));
    trees.staging.delete(FilePath.of("/out/file"));
    assertThat(trees.copy(report, mirroring()).isSuccessful()).isTrue();

    assertThat(check().isEqual()).isTrue();
    assertThat(trees.states().keySet()).containsExactly("/in/changed", "/in/kept");

    write(trees.prod, "/in/changed", "old");
    assertThat(check().files(State.DIFFERENT).files()).isEqualTo(1);
  }

  @Test
  void comparesWhatIsAtOrBelowAPath() throws Exception {
    write(trees.staging, "/out/day/a", "a");
    write(trees.staging, "/out/days/b", "b");
    copy();

    trees.compareWithReport(report, "/in/day", CopyOptions.defaults());
    assertThat(trees.states().keySet()).containsExactly("/in/day/a");

    TreeComparison nothing = trees.compareWithReport(report, "/in/da", CopyOptions.defaults());
    assertThat(stoppedBy(nothing)).isEqualTo(ErrorCode.INVALID_ARGUMENT);
    assertThat(nothing.error()).hasMessageContaining("no file that should be at or below '/in/da'");
  }

  @Test
  void takesTheChecksumOfAnOlderRunForAFileThatWasSkippedBySize() throws Exception {
    write(trees.staging, "/out/a", "one");
    write(trees.prod, "/in/found", "found");
    write(trees.staging, "/out/found", "found");
    CopyOptions.Builder bySize =
        CopyOptions.builder()
            .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
            .updatePolicy(UpdatePolicy.SIZE);
    assertThat(trees.copy(report, bySize).isSuccessful()).isTrue();
    assertThat(trees.copy(report, bySize).skipped().files()).isEqualTo(2);

    TreeComparison result = check();

    assertThat(trees.states())
        .containsExactly(entry("/in/a", "EQUAL"), entry("/in/found", "UNPROVABLE NO_CHECKSUM"));
    assertThat(result.isEqual()).isTrue();
    assertThat(
            trees
                .compareWithReport(
                    report, "/", CopyOptions.builder().unverifiable(Unverifiable.FAIL).build())
                .isEqual())
        .isFalse();
  }

  @Test
  void provesNothingOfAFileWithoutAChecksum() throws Exception {
    write(trees.staging, "/out/a", "one");
    assertThat(
            trees
                .copy(report, CopyOptions.builder().verification(Verification.LENGTH))
                .isSuccessful())
        .isTrue();

    check();
    assertThat(trees.states()).containsExactly(entry("/in/a", "UNPROVABLE NO_CHECKSUM"));

    write(trees.prod, "/in/a", "longer");
    check();
    assertThat(trees.states()).containsExactly(entry("/in/a", "DIFFERENT LENGTH"));
  }

  @Test
  void readsWhereTheServerGivesNoChecksumNow() throws Exception {
    byte[] bytes = new byte[3_000_000];
    write(trees.staging, "/out/a", bytes, CreateOptions.builder().blockSize(1L << 20).build());
    write(trees.staging, "/out/b", "one block");
    copy();
    trees =
        new CheckedTrees(
            trees.staging,
            MemoryFileSystem.builder().traits(CheckedTrees.WITHOUT_CHECKSUMS).build());
    write(trees.prod, "/in/a", bytes, CreateOptions.defaults());
    write(trees.prod, "/in/b", "one block");

    assertThat(check().isEqual()).isTrue();
    assertThat(trees.states()).containsExactly(entry("/in/a", "EQUAL"), entry("/in/b", "EQUAL"));

    write(trees.prod, "/in/b", "ONE BLOCK");
    check();
    assertThat(trees.states()).containsEntry("/in/b", "DIFFERENT CONTENT");
  }

  @Test
  void provesTheSameBytesInOtherBlocks() throws Exception {
    byte[] bytes = new byte[3_000_000];
    write(trees.staging, "/out/a", bytes, CreateOptions.builder().blockSize(1L << 20).build());
    CopyOptions.Builder withBlocks =
        CopyOptions.builder().preserve(EnumSet.of(FileAttribute.BLOCK_SIZE));
    assertThat(trees.copy(report, withBlocks).isSuccessful()).isTrue();
    write(trees.prod, "/in/a", bytes, CreateOptions.builder().blockSize(2L << 20).build());

    check();
    assertThat(trees.states()).containsExactly(entry("/in/a", "EQUAL"));

    bytes[7] = 1;
    write(trees.prod, "/in/a", bytes, CreateOptions.builder().blockSize(2L << 20).build());
    check();
    assertThat(trees.states())
        .as("the file of that time may have had irregular blocks")
        .containsExactly(entry("/in/a", "UNPROVABLE NO_CHECKSUM"));

    write(trees.prod, "/in/a", bytes, CreateOptions.builder().blockSize(1L << 20).build());
    check();
    assertThat(trees.states()).containsExactly(entry("/in/a", "DIFFERENT CONTENT"));
  }

  @Test
  void ignoresDryRuns() throws Exception {
    write(trees.staging, "/out/a", "one");
    copy();
    write(trees.staging, "/out/a", "other");
    trees.copy(report, mirroring().mode(Mode.DRY_RUN));

    assertThat(check().isEqual()).isTrue();
  }

  @Test
  void reportsAFileThatCannotBeCompared() throws Exception {
    write(trees.staging, "/out/a", "one");
    copy();
    trees.prodFaults(
        new FaultInjector() {
          @Override
          public void before(Operation operation, FilePath path) throws CopyException {
            if (operation == Operation.CHECKSUM) {
              throw new CopyException(ErrorCode.PERMISSION_DENIED, "no");
            }
          }
        });

    TreeComparison result = check();

    assertThat(result.isComplete()).isFalse();
    assertThat(trees.states()).containsExactly(entry("/in/a", "FAILED PERMISSION_DENIED"));
  }

  @Test
  void refusesAReportOfAnotherClusterAndOtherFiles() throws Exception {
    Files.writeString(
        Path.of(report),
        "{\"report\":1,\"run\":\"x\",\"destinationCluster\":\"dr\",\"target\":\"/in\"}\n");
    assertThat(check().error())
        .hasMessage("The report '" + report + "' has no run to the cluster 'prod', only to dr.");

    Files.writeString(Path.of(report), "something else\n");
    assertThat(check().error()).hasMessageContaining("is not a report of runs");

    Files.delete(Path.of(report));
    assertThat(check().error()).hasMessageContaining("cannot be read");
  }

  private void copy() {
    assertThat(
            trees
                .copy(
                    report, CopyOptions.builder().existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL))
                .isSuccessful())
        .isTrue();
  }

  private TreeComparison check() {
    return trees.compareWithReport(report, "/", CopyOptions.defaults());
  }

  private static CopyOptions.Builder mirroring() {
    return CopyOptions.builder()
        .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
        .delete(what -> what.extra(Extra.DELETE).removal(Removal.PERMANENT));
  }

  private static ErrorCode stoppedBy(TreeComparison result) {
    return Objects.requireNonNull(result.error(), "it was not stopped").code();
  }
}
