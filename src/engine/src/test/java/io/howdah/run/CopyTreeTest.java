package io.howdah.run;

import static io.howdah.run.MemoryCopy.failedBy;
import static io.howdah.run.MemoryCopy.tree;
import static io.howdah.run.MemoryCopy.write;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.Layout;
import io.howdah.Mode;
import io.howdah.fs.FilePath;
import io.howdah.fs.memory.MemoryFileSystem;
import io.howdah.fs.memory.Operation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CopyTreeTest {
  private final MemoryCopy copies =
      new MemoryCopy(
          MemoryFileSystem.builder().pageSize(3).build(),
          MemoryFileSystem.builder().pageSize(2).build());

  @BeforeEach
  void fillStaging() throws Exception {
    write(copies.staging, "/data/out/a.txt", "first");
    write(copies.staging, "/data/out/deep/down/b.txt", "second");
    write(copies.staging, "/data/out/empty.txt", "");
    copies.staging.makeDirectories(FilePath.of("/data/out/void"), null);
    copies.prod.makeDirectories(FilePath.of("/data"), null);
  }

  @Test
  void copiesFilesEmptyFilesAndEmptyDirectories() {
    CopyStatus status = copies.copy("/data/out", "/data/in");

    assertThat(status.isSuccessful()).isTrue();
    assertThat(tree(copies.prod, "/data"))
        .containsOnly(
            entry("/data/in", "(directory)"),
            entry("/data/in/a.txt", "first"),
            entry("/data/in/deep", "(directory)"),
            entry("/data/in/deep/down", "(directory)"),
            entry("/data/in/deep/down/b.txt", "second"),
            entry("/data/in/empty.txt", ""),
            entry("/data/in/void", "(directory)"));
  }

  @Test
  void countsWhatWasExpectedCopiedAndVerified() {
    CopyStatus status = copies.copy("/data/out", "/data/in");

    assertThat(status.expected()).hasToString("3 files, 11 bytes");
    assertThat(status.copied()).hasToString("3 files, 11 bytes");
    assertThat(status.verifiedFiles()).isEqualTo(3);
    assertThat(status.sourcePath()).isEqualTo("/data/out");
    assertThat(status.destinationPath()).isEqualTo("/data/in");
  }

  @Test
  void copiesManyPagesOfFilesAndDirectories() {
    for (int i = 0; i < 40; i++) {
      write(copies.staging, "/many/d" + i % 7 + "/f" + i, "content " + i);
    }

    CopyStatus status = copies.copy("/many", "/data/many");

    assertThat(status.copied().files()).isEqualTo(40);
    assertThat(tree(copies.prod, "/data/many"))
        .hasSize(47)
        .containsEntry("/data/many/d4/f39", "content 39");
  }

  @Test
  void readsPathsWithoutASlashAsBelowTheHomeDirectory() {
    write(copies.staging, "/user/howdah/mine.txt", "mine");

    CopyStatus status = copies.copy("mine.txt", "/data/mine.txt");

    assertThat(status.error()).isNull();
    assertThat(status.sourcePath()).isEqualTo("/user/howdah/mine.txt");
  }

  @Test
  void copiesASingleFile() {
    CopyStatus status = copies.copy("/data/out/a.txt", "/data/other.txt");

    assertThat(status.copied().files()).isEqualTo(1);
    assertThat(tree(copies.prod, "/data")).containsOnlyKeys("/data/other.txt");
  }

  @Test
  void takesOnlyFilesThatMatchThePatternAndSize() {
    CopyOptions options =
        CopyOptions.builder()
            .select(only -> only.includePattern("*.t[xyz]t").minimumSize(6))
            .build();

    copies.copy("/data/out", "/data/in", options);

    assertThat(tree(copies.prod, "/data/in").values()).containsOnly("(directory)", "second");
  }

  @Test
  void leavesOutANamedFileThatDoesNotMatch() {
    CopyStatus status =
        copies.copy(
            "/data/out/a.txt",
            "/data",
            CopyOptions.builder().select(only -> only.includePattern("*.orc")).build());

    assertThat(status.isSuccessful()).isTrue();
    assertThat(status.expected().files()).isZero();
    assertThat(tree(copies.prod, "/data")).isEmpty();
  }

  @Test
  void putsAllFilesOfAFlatCopyIntoTheDestinationItself() {
    copies.copy("/data/out", "/data/in", CopyOptions.builder().layout(Layout.FLAT).build());

    assertThat(tree(copies.prod, "/data/in"))
        .containsOnlyKeys("/data/in/a.txt", "/data/in/b.txt", "/data/in/empty.txt");
  }

  @Test
  void refusesTheSecondOfTwoFilesThatClaimOneNameInAFlatCopy() {
    write(copies.staging, "/data/out/deep/a.txt", "another");

    CopyStatus status =
        copies.copy("/data/out", "/data/in", CopyOptions.builder().layout(Layout.FLAT).build());

    assertThat(status.failed().files()).isEqualTo(1);
    assertThat(status.failures().get(0).failure())
        .hasMessageStartingWith("Conflicting files '/data/out/")
        .hasMessageEndingWith("can't copy both files to '/data/in/a.txt'.");
  }

  @Test
  void refusesTheSecondOfTwoMatchesOfOneNameInAFlatCopy() {
    write(copies.staging, "/flat/x/f", "x");
    write(copies.staging, "/flat/y/f", "y");
    write(copies.staging, "/flat/y/g", "g");

    CopyStatus status =
        copies.copy("/flat/*/?", "/data/in", CopyOptions.builder().layout(Layout.FLAT).build());

    assertThat(status.copied().files()).isEqualTo(2);
    assertThat(status.failures())
        .singleElement()
        .satisfies(
            failure -> assertThat(failedBy(failure)).isEqualTo(ErrorCode.DESTINATION_CONFLICT));
    assertThat(tree(copies.prod, "/data/in"))
        .containsOnly(entry("/data/in/f", "x"), entry("/data/in/g", "g"));
  }

  @Test
  void changesNothingInADryRun() {
    CopyStatus status =
        copies.copy("/data/out", "/data/in", CopyOptions.builder().mode(Mode.DRY_RUN).build());

    assertThat(status.isSuccessful()).isTrue();
    assertThat(status.expected().files()).isEqualTo(3);
    assertThat(status.copied().files()).isZero();
    assertThat(tree(copies.prod, "/data")).isEmpty();
  }

  @Test
  void ignoresTheTemporaryFilesOfOtherCopies() {
    write(copies.staging, "/data/out/.b.txt.howdah-0123456789ab-1", "half");
    write(copies.staging, "/data/out/.big.howdah-0123456789ab-1.2.1", "chunk");

    CopyStatus status = copies.copy("/data/out", "/data/in");

    assertThat(status.expected().files()).isEqualTo(3);
  }

  @Test
  void reportsASymbolicLinkAsNotCopied() throws Exception {
    copies.staging.makeSymlink(FilePath.of("/data/out/link"));

    CopyStatus status = copies.copy("/data/out", "/data/in");

    assertThat(status.isSuccessful()).isFalse();
    assertThat(status.copied().files()).isEqualTo(3);
    assertThat(status.failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.source()).isEqualTo("/data/out/link");
              assertThat(failedBy(failure)).isEqualTo(ErrorCode.NOT_COPYABLE);
            });
  }

  @Test
  void copiesTheOtherMatchesOfAPatternBesideASymbolicLink() throws Exception {
    copies.staging.makeSymlink(FilePath.of("/data/out/link"));
    copies.prod.makeDirectories(FilePath.of("/data/in"), null);

    CopyStatus status = copies.copy("/data/out/*", "/data/in");

    assertThat(status.error()).isNull();
    assertThat(status.copied().files()).isEqualTo(3);
    assertThat(status.failures())
        .singleElement()
        .satisfies(failure -> assertThat(failure.source()).isEqualTo("/data/out/link"));
    assertThat(status.failureCodes()).containsExactly(ErrorCode.NOT_COPYABLE);
  }

  @Test
  void hasTheCodesOfFailuresThatItDoesNotName() throws Exception {
    for (int i = 0; i < CopyStatus.NAMED_FAILURES; i++) {
      copies.staging.makeSymlink(FilePath.of("/links/link" + i));
    }
    write(copies.staging, "/links/z/file", "x");
    write(copies.prod, "/data/links/z", "a file where a directory belongs");
    CopyOptions force =
        CopyOptions.builder().existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL).build();

    CopyStatus status = copies.copy("/links", "/data", force);

    assertThat(status.failures()).hasSize(CopyStatus.NAMED_FAILURES);
    assertThat(status.failureCodes())
        .containsExactlyInAnyOrder(ErrorCode.NOT_COPYABLE, ErrorCode.DESTINATION_CONFLICT);
  }

  @Test
  void requestsNoStatusOfAnyFile() {
    copies.copy("/data/out", "/data/in", CopyOptions.builder().build());

    // The source and the target's parent are looked at; the empty file proves itself unchanged.
    assertThat(copies.stagingAsSeen().requests(Operation.STATUS)).isEqualTo(2);
    assertThat(copies.prodAsSeen().requests(Operation.STATUS)).isEqualTo(2);
  }
}
