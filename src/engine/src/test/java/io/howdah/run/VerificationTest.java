package io.howdah.run;

import static io.howdah.run.MemoryCopy.failedBy;
import static io.howdah.run.MemoryCopy.random;
import static io.howdah.run.MemoryCopy.read;
import static io.howdah.run.MemoryCopy.tree;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.Unverifiable;
import io.howdah.Verification;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus.Storage;
import io.howdah.fs.FileSystemTraits;
import io.howdah.fs.FileSystemTraits.Checksums;
import io.howdah.fs.FileSystemTraits.Concat;
import io.howdah.fs.memory.FaultInjector;
import io.howdah.fs.memory.MemoryFileSystem;
import io.howdah.fs.memory.MemoryFileSystem.Lengths;
import io.howdah.fs.memory.Operation;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerificationTest {
  private static final int LARGER_THAN_READ_BACK = 300_000;
  private static final CopyOptions PROVEN =
      CopyOptions.builder().unverifiable(Unverifiable.FAIL).build();

  private final MemoryCopy copies = new MemoryCopy();

  @BeforeEach
  void makeTarget() throws Exception {
    copies.prod.makeDirectories(FilePath.of("/in"), null);
  }

  @ParameterizedTest
  @CsvSource({"1048576, 8192", "8192, 1048576", "12288, 8192", "65536, 65536"})
  void verifiesAcrossBlockSizes(long stagingBlocks, long prodBlocks) throws Exception {
    MemoryFileSystem prod = MemoryFileSystem.builder().traits(blocks(prodBlocks)).build();
    MemoryCopy across = new MemoryCopy(MemoryFileSystem.create(), prod);
    byte[] bytes = random(3, LARGER_THAN_READ_BACK);
    CreateOptions options = CreateOptions.builder().blockSize(stagingBlocks).build();
    write(across.staging, "/file", bytes, options);

    CopyStatus status = across.copy("/file", "/file");

    assertThat(status.verifiedFiles()).isEqualTo(1);
    assertThat(read(prod, "/file")).isEqualTo(bytes);
    assertThat(across.prodAsSeen().requests(Operation.OPEN)).isZero();
  }

  @Test
  void readsSmallFilesBackInsteadOfRequestingTheirChecksum() {
    write(copies.staging, "/file", random(1, 5000), CreateOptions.defaults());

    CopyStatus status = copies.copy("/file", "/in");

    assertThat(status.verifiedFiles()).isEqualTo(1);
    assertThat(copies.prodAsSeen().requests(Operation.OPEN)).isEqualTo(1);
    assertThat(copies.prodAsSeen().requests(Operation.CHECKSUM)).isZero();
  }

  @Test
  void neverPublishesBytesThatWentWrongOnTheWayIn() {
    write(copies.staging, "/file", random(1, 5000), CreateOptions.defaults());
    copies.prodFaults(BitFlips.inPortions(Operation.CREATE, Integer.MAX_VALUE));

    CopyStatus status = copies.copy("/file", "/in");

    assertThat(failedBy(status.failures().get(0))).isEqualTo(ErrorCode.VERIFICATION_FAILED);
    assertThat(tree(copies.prod, "/in")).isEmpty();
  }

  @Test
  void neverPublishesBytesThatWentWrongInALargeFile() {
    write(copies.staging, "/file", random(1, LARGER_THAN_READ_BACK), CreateOptions.defaults());
    copies.prodFaults(BitFlips.inPortions(Operation.CREATE, Integer.MAX_VALUE));

    CopyStatus status = copies.copy("/file", "/in");

    assertThat(failedBy(status.failures().get(0))).isEqualTo(ErrorCode.VERIFICATION_FAILED);
    assertThat(tree(copies.prod, "/in")).isEmpty();
  }

  @Test
  void neverPublishesBytesThatWentWrongOnTheWayOut() {
    write(copies.staging, "/file", random(1, 5000), CreateOptions.defaults());
    copies.stagingFaults(BitFlips.inPortions(Operation.OPEN, Integer.MAX_VALUE));

    CopyStatus status = copies.copy("/file", "/in");

    assertThat(failedBy(status.failures().get(0))).isEqualTo(ErrorCode.VERIFICATION_FAILED);
    assertThat(tree(copies.prod, "/in")).isEmpty();
  }

  @Test
  void copiesAgainAfterAMismatch() {
    byte[] bytes = random(1, 5000);
    write(copies.staging, "/file", bytes, CreateOptions.defaults());
    copies.stagingFaults(BitFlips.inPortions(Operation.OPEN, 1));

    CopyStatus status = copies.copy("/file", "/in");

    assertThat(status.verifiedFiles()).isEqualTo(1);
    assertThat(status.retries()).isEqualTo(1);
    assertThat(read(copies.prod, "/in/file")).isEqualTo(bytes);
  }

  @Test
  void provesFilesInAnEncryptionZoneByReadingThemBack() throws Exception {
    copies.prod.setStorage(FilePath.of("/in"), Storage.ENCRYPTED);
    write(copies.staging, "/file", random(1, LARGER_THAN_READ_BACK), CreateOptions.defaults());

    CopyStatus status = copies.copy("/file", "/in");

    assertThat(status.verifiedFiles()).isEqualTo(1);
    assertThat(copies.prodAsSeen().requests(Operation.OPEN)).isEqualTo(1);
  }

  @Test
  void saysThatNothingProvesAFileFromAnEncryptionZone() throws Exception {
    copies.staging.makeDirectories(FilePath.of("/zone"), null);
    copies.staging.setStorage(FilePath.of("/zone"), Storage.ENCRYPTED);
    write(copies.staging, "/zone/file", "secret");

    CopyStatus status = copies.copy("/zone/file", "/in");

    assertThat(status.isSuccessful()).isTrue();
    assertThat(status.verifiedFiles()).isZero();
    assertThat(status.unverifiableFiles()).isEqualTo(1);
  }

  @Test
  void saysThatNothingProvesAFileWithoutAUsableChecksum() throws Exception {
    write(copies.staging, "/file", random(1, 5_000), CreateOptions.defaults());
    copies.staging.stored().dropCrcs(FilePath.of("/file"));

    assertThat(copies.copy("/file", "/in").unverifiableFiles()).isEqualTo(1);
    assertThat(copies.stagingAsSeen().requests(Operation.CHECKSUM)).isEqualTo(1);
    assertThat(copies.copy("/file", "/in/required", PROVEN).failures())
        .extracting(MemoryCopy::failedBy)
        .containsExactly(ErrorCode.NOT_VERIFIABLE);
    assertThat(tree(copies.prod, "/in")).containsOnlyKeys("/in/file");
  }

  @Test
  void provesAnEmptyFileFromAnEncryptionZone() throws Exception {
    copies.staging.makeDirectories(FilePath.of("/zone"), null);
    copies.staging.setStorage(FilePath.of("/zone"), Storage.ENCRYPTED);
    write(copies.staging, "/zone/empty", "");

    CopyStatus status = copies.copy("/zone/empty", "/in", PROVEN);

    assertThat(status.verifiedFiles()).isEqualTo(1);
  }

  @Test
  void provesAFileThatCameOverNoNetworkByItsNotHavingChanged() {
    MemoryFileSystem local =
        MemoryFileSystem.builder()
            .traits(FileSystemTraits.builder().checksums(Checksums.NONE).blockSize(8192).build())
            .build();
    write(local, "/file", random(1, 5000), CreateOptions.defaults());

    CopyStatus status = new MemoryCopy(local, copies.prod).copy("/file", "/in", PROVEN);

    assertThat(status.verifiedFiles()).isEqualTo(1);
  }

  @Test
  void provesFilesOfAClusterWithAnotherCrcThanItsDefault() throws Exception {
    MemoryFileSystem odd =
        MemoryFileSystem.builder()
            .traits(
                FileSystemTraits.builder()
                    .checksums(Checksums.OFFERED)
                    .blockSize(8192)
                    .bytesPerCrc(1024)
                    .build())
            .build();
    MemoryCopy across = new MemoryCopy(odd, copies.prod);
    write(odd, "/file", random(1, LARGER_THAN_READ_BACK), CreateOptions.defaults());

    assertThat(across.copy("/file", "/in").verifiedFiles()).isEqualTo(1);
  }

  @Test
  void noticesAStreamThatEndsEarlyAsIfItWereComplete() {
    MemoryFileSystem httpFs = copies.staging.toBuilder().lengths(Lengths.UNKNOWN).build();
    MemoryCopy through = new MemoryCopy(httpFs, copies.prod);
    write(copies.staging, "/file", random(1, 200_000), CreateOptions.defaults());
    through.stagingFaults(cutAfter(100_000));

    CopyStatus status =
        through.copy("/file", "/in", CopyOptions.builder().verification(Verification.NONE).build());

    assertThat(failedBy(status.failures().get(0))).isEqualTo(ErrorCode.DATANODE_FAILED);
    assertThat(tree(copies.prod, "/in")).isEmpty();
  }

  @Test
  void noticesADestinationThatLostBytesByItsLength() {
    write(copies.staging, "/file", random(1, 200_000), CreateOptions.defaults());
    copies.prodFaults(
        new FaultInjector() {
          @Override
          public void transferring(
              Operation operation, FilePath path, long position, ByteBuffer bytes) {
            if (operation == Operation.CREATE && position > 100_000) {
              bytes.limit(bytes.position());
            }
          }
        });

    CopyStatus status =
        copies.copy(
            "/file", "/in", CopyOptions.builder().verification(Verification.LENGTH).build());

    assertThat(failedBy(status.failures().get(0))).isEqualTo(ErrorCode.VERIFICATION_FAILED);
    assertThat(tree(copies.prod, "/in")).isEmpty();
  }

  private static FileSystemTraits blocks(long blockSize) {
    return FileSystemTraits.builder()
        .checksums(Checksums.OFFERED)
        .concat(Concat.OFFERED)
        .blockSize(blockSize)
        .build();
  }

  private static FaultInjector cutAfter(long length) {
    return new FaultInjector() {
      @Override
      public void transferring(
          Operation operation, FilePath path, long position, ByteBuffer bytes) {
        if (operation == Operation.OPEN && position + bytes.remaining() > length) {
          bytes.limit(bytes.position());
        }
      }
    };
  }
}
