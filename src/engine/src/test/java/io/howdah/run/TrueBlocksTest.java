package io.howdah.run;

import static io.howdah.run.MemoryCopy.failedBy;
import static io.howdah.run.MemoryCopy.random;
import static io.howdah.run.MemoryCopy.read;
import static io.howdah.run.MemoryCopy.tree;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.Unverifiable;
import io.howdah.Verification;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FileChecksum.CrcType;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileSystemTraits;
import io.howdah.fs.FileSystemTraits.Checksums;
import io.howdah.fs.FileSystemTraits.Concat;
import io.howdah.fs.memory.FaultInjector;
import io.howdah.fs.memory.MemoryFileSystem;
import io.howdah.fs.memory.MemoryFileSystem.Blocks;
import io.howdah.fs.memory.Operation;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** Files whose checksum is not the one that is computed for the usual blocks. */
class TrueBlocksTest {
  private static final int BLOCK = 65_536;
  private static final CopyOptions PROVEN =
      CopyOptions.builder().unverifiable(Unverifiable.FAIL).attempts(1).build();
  private static final CopyOptions FORCE =
      CopyOptions.builder()
          .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
          .unverifiable(Unverifiable.FAIL)
          .attempts(1)
          .build();

  private final MemoryCopy copies =
      new MemoryCopy(
          MemoryFileSystem.create(), MemoryFileSystem.builder().traits(blocks()).build());

  @BeforeEach
  void makeTarget() throws Exception {
    copies.prod.makeDirectories(FilePath.of("/in"), null);
  }

  /** After an append with a new block, CONCAT of small files or a lease recovery. */
  @ParameterizedTest
  @CsvSource({"100, 200, 300", "65536, 7, 65536", "513, 65536, 300000", "1, 1, 1", "70000, 1, 9"})
  void verifiesAFileOfUnequalBlocks(int first, int second, int third) throws Exception {
    byte[] bytes = writeBlocks(copies.staging, "/file", first, second, third);

    CopyStatus status = copies.copy("/file", "/in", PROVEN);

    assertThat(status.failures()).isEmpty();
    assertThat(status.verifiedFiles()).isEqualTo(1);
    assertThat(read(copies.prod, "/in/file")).isEqualTo(bytes);
    assertThat(copies.stagingAsSeen().requests(Operation.BLOCKS)).isEqualTo(1);
    assertThat(copies.stagingAsSeen().requests(Operation.OPEN)).isEqualTo(1);
    assertThat(copies.prodAsSeen().requests(Operation.OPEN)).isEqualTo(1);
  }

  @Test
  void verifiesALargeFileOfUnequalBlocksThatIsWrittenInChunks() throws Exception {
    byte[] bytes = writeBlocks(copies.staging, "/file", 100, 5 * BLOCK, 3 * BLOCK + 7);
    CopyOptions chunks =
        CopyOptions.builder().chunkSize(2 * BLOCK).unverifiable(Unverifiable.FAIL).build();

    CopyStatus status = copies.copy("/file", "/in", chunks);

    assertThat(status.verifiedFiles()).isEqualTo(1);
    assertThat(copies.prodAsSeen().requests(Operation.CONCAT)).isEqualTo(1);
    assertThat(read(copies.prod, "/in/file")).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "CRC32, 512, 100, 200",
    "CRC32, 512, 200000, 1",
    "CRC32C, 1024, 65536, 9",
    "CRC32, 64, 1, 70000"
  })
  void verifiesAFileWithCrcsOfAnotherClient(CrcType type, int bytesPerCrc, int first, int second)
      throws Exception {
    writeBlocks(copies.staging, "/file", first, second);
    copies.staging.stored().setCrcs(FilePath.of("/file"), type, bytesPerCrc);

    assertThat(copies.copy("/file", "/in", PROVEN).verifiedFiles()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
      names = {"FULL", "READBACK"})
  void requestsNoBlocksOfOrdinaryFiles(Verification verification) {
    CopyOptions options =
        CopyOptions.builder()
            .verification(verification)
            .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
            .chunkSize(2 * BLOCK)
            .build();
    write(copies.staging, "/out/small", random(1, 2_669), blocksOf(BLOCK));
    write(copies.staging, "/out/large", random(2, 5 * BLOCK), blocksOf(BLOCK));

    assertThat(copies.copy("/out", "/in", options).verifiedFiles()).isEqualTo(2);
    assertThat(copies.stagingAsSeen().requests(Operation.BLOCKS)).isZero();
    assertThat(copies.prodAsSeen().requests(Operation.BLOCKS)).isZero();
    assertThat(copies.copy("/out", "/in", options).skipped().files()).isEqualTo(2);
    assertThat(copies.stagingAsSeen().requests(Operation.BLOCKS)).isZero();
    assertThat(copies.prodAsSeen().requests(Operation.BLOCKS)).isZero();
  }

  @Test
  void requestsNoBlocksOfAFileOfOneBlock() throws Exception {
    writeBlocks(copies.staging, "/file", 5_000);
    copies.staging.stored().setCrcs(FilePath.of("/file"), CrcType.CRC32, 512);

    assertThat(copies.copy("/file", "/in", PROVEN).verifiedFiles()).isEqualTo(1);
    assertThat(copies.stagingAsSeen().requests(Operation.BLOCKS)).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
      names = {"FULL", "READBACK"})
  void neverPublishesABitThatIsWrongInEachReading(Verification verification) throws Exception {
    CopyOptions options = CopyOptions.builder().verification(verification).attempts(2).build();
    write(copies.staging, "/out/small", random(1, 2_669), blocksOf(BLOCK));
    write(copies.staging, "/out/large", random(2, (1 << 20) + 77), blocksOf(BLOCK));
    writeBlocks(copies.staging, "/out/unequal", 100, 200_000, 300);
    writeBlocks(copies.staging, "/out/odd", 3_000);
    copies.staging.stored().setCrcs(FilePath.of("/out/odd"), CrcType.CRC32, 512);
    write(copies.staging, "/out/_SUCCESS", "");
    copies.stagingFaults(BitFlips.inEachReading(2_000));

    CopyStatus status = copies.copy("/out", "/in", options);

    assertThat(status.failures())
        .extracting(MemoryCopy::failedBy)
        .containsOnlyOnce(ErrorCode.DONE_FLAG_WITHHELD)
        .filteredOn(code -> code != ErrorCode.DONE_FLAG_WITHHELD)
        .hasSize(4)
        .containsOnly(ErrorCode.VERIFICATION_FAILED);
    assertThat(tree(copies.prod, "/in")).containsOnlyKeys("/in/out");
  }

  @Test
  void copiesAgainWhatWasReadWrongOnce() throws Exception {
    byte[] bytes = writeBlocks(copies.staging, "/file", 100, 200, 300);
    copies.stagingFaults(BitFlips.inPortions(Operation.OPEN, 1));

    CopyStatus status = copies.copy("/file", "/in");

    assertThat(status.verifiedFiles()).isEqualTo(1);
    assertThat(status.retries()).isEqualTo(1);
    assertThat(read(copies.prod, "/in/file")).isEqualTo(bytes);
  }

  @Test
  void refusesUnequalBlocksThatAreNotTold() throws Exception {
    MemoryFileSystem old = MemoryFileSystem.builder().blocks(Blocks.NOT_TOLD).build();
    writeBlocks(old, "/file", 100, 200);

    CopyStatus status = new MemoryCopy(old, copies.prod).copy("/file", "/in", PROVEN);

    assertThat(failedBy(status.failures().get(0))).isEqualTo(ErrorCode.VERIFICATION_FAILED);
    assertThat(status.failures().get(0).failure())
        .hasMessageContaining("does not return the blocks of the file");
    assertThat(tree(copies.prod, "/in")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 512, BLOCK})
  void holdsADestinationAgainstItsOwnChecksumOfAnyLayout(int bytesPerCrc) {
    // The server gives the written file other CRCs than its defaults.
    copies.prodFaults(
        new FaultInjector() {
          @Override
          public void before(Operation operation, FilePath path) throws CopyException {
            if (operation == Operation.CHECKSUM) {
              copies.prod.stored().setCrcs(path, CrcType.CRC32, bytesPerCrc);
            }
          }
        });
    write(copies.staging, "/file", random(1, 300_000), blocksOf(BLOCK));

    assertThat(copies.copy("/file", "/in", PROVEN).verifiedFiles()).isEqualTo(1);
    assertThat(copies.prodAsSeen().requests(Operation.OPEN)).isEqualTo(1);
  }

  @Test
  void skipsEqualFilesOfWhichOneHasUnequalBlocks() throws Exception {
    byte[] bytes = writeBlocks(copies.staging, "/file", BLOCK, 100, 200);
    write(copies.prod, "/in/file", bytes, blocksOf(BLOCK));
    assertSkippedByReadingOneSide();
  }

  @Test
  void skipsEqualFilesOfTheSameFirstBlockOnly() throws Exception {
    byte[] bytes = random(3, 2 * BLOCK + 100);
    writeBlocks(copies.staging, "/file", bytes, BLOCK, 50, BLOCK, 50);
    writeBlocks(copies.prod, "/in/file", bytes, BLOCK, BLOCK, 100);
    assertSkippedByReadingOneSide();
  }

  @Test
  void skipsEqualFilesWhereTheExistingOneHasAShortFirstBlock() throws Exception {
    byte[] bytes = random(4, 1_000);
    write(copies.staging, "/file", bytes, blocksOf(BLOCK));
    writeBlocks(copies.prod, "/in/file", bytes, 10, 990);
    assertSkippedByReadingOneSide();
  }

  @Test
  void skipsEqualFilesWhereOnlyOneSideHasAChecksum() throws Exception {
    byte[] bytes = random(5, 1_000);
    writeBlocks(copies.staging, "/file", bytes, 10, 990);
    write(copies.prod, "/in/file", bytes, blocksOf(BLOCK));
    copies.prod.stored().dropCrcs(FilePath.of("/in/file"));

    assertThat(copies.copy("/file", "/in", FORCE).skipped().files()).isEqualTo(1);
    assertThat(copies.stagingAsSeen().requests(Operation.OPEN)).isZero();
  }

  /** A checksum over blocks that no server lists proves no difference, so the bytes decide. */
  @Test
  void readsBothSidesOnRequestWhereTheBlocksAreUnknown() throws Exception {
    MemoryCopy untold =
        new MemoryCopy(
            MemoryFileSystem.builder().traits(blocks()).blocks(Blocks.NOT_TOLD).build(),
            MemoryFileSystem.builder().traits(blocks()).build());
    byte[] bytes = writeBlocks(untold.staging, "/file", BLOCK, 100, 200);
    write(untold.prod, "/in/file", bytes, blocksOf(BLOCK));
    CopyOptions readback =
        CopyOptions.builder()
            .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
            .verification(Verification.READBACK)
            .build();

    assertThat(untold.copy("/file", "/in", readback).skipped().files()).isEqualTo(1);
  }

  @Test
  void replacesADifferentFileOfUnequalBlocks() throws Exception {
    byte[] bytes = writeBlocks(copies.staging, "/file", BLOCK, 100, 200);
    byte[] other = bytes.clone();
    other[BLOCK + 150] ^= 1;
    write(copies.prod, "/in/file", other, blocksOf(BLOCK));

    CopyStatus status = copies.copy("/file", "/in", FORCE);

    assertThat(status.copied().files()).isEqualTo(1);
    assertThat(status.verifiedFiles()).isEqualTo(1);
    assertThat(read(copies.prod, "/in/file")).isEqualTo(bytes);
  }

  @Test
  void readsNothingOfDifferentFilesOfTheSameBlocks() throws Exception {
    write(copies.staging, "/file", random(6, 3 * BLOCK), blocksOf(BLOCK));
    write(copies.prod, "/in/file", random(7, 3 * BLOCK), blocksOf(BLOCK));

    CopyStatus status = copies.copy("/file", "/in", FORCE);

    assertThat(status.copied().files()).isEqualTo(1);
    assertThat(copies.stagingAsSeen().requests(Operation.OPEN)).isEqualTo(1);
  }

  private void assertSkippedByReadingOneSide() {
    assertThat(copies.copy("/file", "/in", FORCE).skipped().files()).isEqualTo(1);
    assertThat(copies.stagingAsSeen().requests(Operation.OPEN)).isEqualTo(1);
    assertThat(copies.prodAsSeen().requests(Operation.OPEN)).isZero();
  }

  private static byte[] writeBlocks(MemoryFileSystem fileSystem, String path, int... lengths)
      throws Exception {
    byte[] bytes = random(lengths.length, Arrays.stream(lengths).sum());
    writeBlocks(fileSystem, path, bytes, lengths);
    return bytes;
  }

  private static void writeBlocks(
      MemoryFileSystem fileSystem, String path, byte[] bytes, int... lengths) throws Exception {
    int position = lengths[0];
    write(fileSystem, path, Arrays.copyOf(bytes, position), blocksOf(BLOCK));
    for (int i = 1; i < lengths.length; i++) {
      fileSystem
          .stored()
          .appendBlock(
              FilePath.of(path), Arrays.copyOfRange(bytes, position, position + lengths[i]));
      position += lengths[i];
    }
  }

  private static FileSystemTraits blocks() {
    return FileSystemTraits.builder()
        .checksums(Checksums.OFFERED)
        .concat(Concat.OFFERED)
        .blockSize(BLOCK)
        .build();
  }

  private static CreateOptions blocksOf(long size) {
    return CreateOptions.builder().blockSize(size).build();
  }
}
