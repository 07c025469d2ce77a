package io.howdah.run;

import static io.howdah.run.MemoryCopy.tree;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest.Target;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.LedgerOptions.Use;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus.Storage;
import io.howdah.fs.memory.FaultAt;
import io.howdah.fs.memory.MemoryFileSystem;
import io.howdah.fs.memory.Operation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExistingFilesTest {
  private static final CopyOptions FORCE =
      CopyOptions.builder()
          .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
          .remember(of -> of.use(Use.OFF))
          .build();

  private final MemoryCopy copies = new MemoryCopy();

  @BeforeEach
  void fillBothSides() throws Exception {
    write(copies.staging, "/out/a", "aaaa");
    write(copies.staging, "/out/b", "bbbb");
    write(copies.staging, "/out/empty", "");
    copies.prod.makeDirectories(FilePath.of("/in"), null);
    copies.copy("/out", "/in");
  }

  @Test
  void skipsFilesThatAreProvenEqual() {
    CopyStatus status = copies.copy("/out", "/in", FORCE);

    assertThat(status.skipped()).hasToString("3 files, 8 bytes");
    assertThat(status.copied().files()).isZero();
    assertThat(copies.prodAsSeen().requests(Operation.CREATE)).isZero();
  }

  @Test
  void replacesAFileThatDiffersInContentAlone() {
    write(copies.prod, "/in/out/a", "AAAA");

    CopyStatus status = copies.copy("/out", "/in", FORCE);

    assertThat(status.copied().files()).isEqualTo(1);
    assertThat(status.skipped().files()).isEqualTo(2);
    assertThat(tree(copies.prod, "/in/out")).containsEntry("/in/out/a", "aaaa");
  }

  @Test
  void replacesEverythingWithoutChecksums() {
    CopyStatus status =
        copies.copy(
            "/out",
            "/in",
            CopyOptions.builder().existingFiles(ExistingFiles.REPLACE_ALWAYS).build());

    assertThat(status.copied().files()).isEqualTo(3);
    assertThat(tree(copies.prod, "/in/out")).hasSize(3);
  }

  @Test
  void provesEqualityAcrossBlockSizesByReadingTheSourceOnly() {
    byte[] bytes = MemoryCopy.random(7, 20_000);
    write(copies.staging, "/big", bytes, CreateOptions.builder().blockSize(8192).build());
    write(copies.prod, "/in/big", bytes, CreateOptions.builder().blockSize(4096).build());

    CopyStatus status = copies.copy("/big", "/in", FORCE);

    assertThat(status.skipped().files()).isEqualTo(1);
    assertThat(copies.stagingAsSeen().requests(Operation.OPEN)).isEqualTo(1);
    assertThat(copies.prodAsSeen().requests(Operation.OPEN)).isZero();
  }

  @Test
  void provesAnEncryptedFileEqualByReadingIt() throws Exception {
    makeZone(copies.prod, "/in/zone");
    write(copies.prod, "/in/zone/a", "aaaa");

    CopyStatus status = copies.copy("/out/a", "/in/zone", FORCE);

    assertThat(status.skipped().files()).isEqualTo(1);
    assertThat(copies.prodAsSeen().requests(Operation.OPEN)).isEqualTo(1);
  }

  @Test
  void copiesAgainWhereNothingProvesEqualityForLess() throws Exception {
    makeZone(copies.staging, "/zone");
    makeZone(copies.prod, "/in/zone");
    write(copies.staging, "/zone/a", "aaaa");
    write(copies.prod, "/in/zone/a", "aaaa");

    CopyStatus status = copies.copy("/zone/a", "/in/zone", FORCE);

    assertThat(status.copied().files()).isEqualTo(1);
    assertThat(status.unverifiableFiles()).isEqualTo(1);
  }

  /** HDFS lists a file as empty until its first block is closed, and lets readers see its bytes. */
  @Test
  void replacesAFileThatSeemsEmptySinceItIsBeingWritten() {
    copies.prodFaults(
        FaultAt.before(
            Operation.OPEN,
            path -> {
              if (path.name().equals("empty")) {
                throw new CopyException(ErrorCode.SOURCE_CHANGED, "It has bytes.");
              }
            }));

    CopyStatus status = copies.copy("/out", "/in", FORCE);

    assertThat(status.skipped().files()).isEqualTo(2);
    assertThat(status.copied().files()).isEqualTo(1);
  }

  @Test
  void replacesAFileWhoseDirectoryWasErasureCodedAfterItWasWritten() throws Exception {
    byte[] bytes = MemoryCopy.random(7, 300_000);
    write(copies.staging, "/big", bytes, CreateOptions.defaults());
    write(copies.prod, "/in/big", MemoryCopy.random(8, 300_000), CreateOptions.defaults());
    copies.prod.setStorage(FilePath.of("/in"), Storage.ERASURE_CODED);

    CopyStatus status =
        copies.copy(
            MemoryCopy.request("/big", "/in/big", FORCE).target(Target.EXACT).build(),
            CopyListener.NONE,
            new Cancellation());

    assertThat(status.failures()).isEmpty();
    assertThat(status.verifiedFiles()).isEqualTo(1);
    assertThat(MemoryCopy.read(copies.prod, "/in/big")).isEqualTo(bytes);
  }

  private static void makeZone(MemoryFileSystem fileSystem, String path) throws Exception {
    fileSystem.makeDirectories(FilePath.of(path), null);
    fileSystem.setStorage(FilePath.of(path), Storage.ENCRYPTED);
  }
}
