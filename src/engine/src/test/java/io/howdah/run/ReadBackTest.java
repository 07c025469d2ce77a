package io.howdah.run;

import static io.howdah.run.MemoryCopy.failedBy;
import static io.howdah.run.MemoryCopy.random;
import static io.howdah.run.MemoryCopy.tree;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.Unverifiable;
import io.howdah.Verification;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus.Storage;
import io.howdah.fs.memory.Operation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Files of an encryption zone, whose checksums prove nothing. */
class ReadBackTest {
  private static final int LARGER_THAN_READ_BACK = 300_000;

  private final MemoryCopy copies = new MemoryCopy();

  @BeforeEach
  void makeTarget() throws Exception {
    copies.prod.makeDirectories(FilePath.of("/in"), null);
  }

  @Test
  void saysThatAFileFromAnEncryptionZoneWasReadTwiceAndNoMore() throws Exception {
    writeToZone(random(1, LARGER_THAN_READ_BACK));

    CopyStatus status = copies.copy("/zone/file", "/in", readback().build());

    assertThat(status.isSuccessful()).isTrue();
    assertThat(status.verifiedFiles()).isZero();
    assertThat(status.unverifiableFiles()).isEqualTo(1);
    assertThat(status.readTwiceFiles()).isEqualTo(1);
    assertThat(copies.stagingAsSeen().requests(Operation.OPEN)).isEqualTo(2);
    assertThat(copies.prodAsSeen().requests(Operation.OPEN)).isEqualTo(1);
  }

  @Test
  void saysTheSameOfAFileWithoutAUsableChecksum() throws Exception {
    write(copies.staging, "/file", random(1, 5_000), CreateOptions.defaults());
    copies.staging.stored().dropCrcs(FilePath.of("/file"));

    CopyStatus status = copies.copy("/file", "/in", readback().build());

    assertThat(status.readTwiceFiles()).isEqualTo(1);
    assertThat(status.unverifiableFiles()).isEqualTo(1);
  }

  @Test
  void verifiesWhatHasAChecksum() {
    write(copies.staging, "/file", random(1, 5_000), CreateOptions.defaults());

    CopyStatus status = copies.copy("/file", "/in", readback().build());

    assertThat(status.verifiedFiles()).isEqualTo(1);
    assertThat(status.readTwiceFiles()).isZero();
  }

  @Test
  void neverPublishesBytesThatASecondReadingRefutes() throws Exception {
    writeToZone(random(1, LARGER_THAN_READ_BACK));
    copies.stagingFaults(BitFlips.inPortions(Operation.OPEN, 1));

    CopyStatus status = copies.copy("/zone/file", "/in", readback().attempts(1).build());

    assertThat(failedBy(status.failures().get(0))).isEqualTo(ErrorCode.VERIFICATION_FAILED);
    assertThat(tree(copies.prod, "/in")).isEmpty();
  }

  /** Two equal readings do not detect every fault, so they must not count as verified. */
  @Test
  void doesNotCallABitVerifiedThatIsWrongInEachReading() throws Exception {
    writeToZone(random(1, 2_669));
    copies.stagingFaults(BitFlips.inEachReading(100));

    assertThat(copies.copy("/zone/file", "/in", readback().build()).verifiedFiles()).isZero();
  }

  @Test
  void skipsFilesOfTwoZonesThatAreProvenEqualByReading() throws Exception {
    writeToZone(random(1, 5000));
    copies.prod.setStorage(FilePath.of("/in"), Storage.ENCRYPTED);
    copies.copy("/zone/file", "/in", readback().build());
    CopyOptions again = readback().existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL).build();

    assertThat(copies.copy("/zone/file", "/in", again).skipped().files()).isEqualTo(1);
    write(copies.staging, "/zone/file", random(2, 5000), CreateOptions.defaults());
    assertThat(copies.copy("/zone/file", "/in", again).copied().files()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
      names = {"FULL", "READBACK"})
  void failsWhatMustBeVerifiedAndCannotBeBeforeAByteIsRead(Verification verification)
      throws Exception {
    writeToZone(random(1, 5000));
    CopyOptions required =
        CopyOptions.builder().verification(verification).unverifiable(Unverifiable.FAIL).build();

    CopyStatus status = copies.copy("/zone/file", "/in", required);

    assertThat(failedBy(status.failures().get(0))).isEqualTo(ErrorCode.NOT_VERIFIABLE);
    assertThat(status.failures().get(0).failure()).hasMessageContaining("encryption zone");
    assertThat(copies.stagingAsSeen().requests(Operation.OPEN)).isZero();
    assertThat(tree(copies.prod, "/in")).isEmpty();
  }

  @Test
  void acceptsWhatMustBeVerifiedAndIs() {
    write(copies.staging, "/file", random(1, 5000), CreateOptions.defaults());
    CopyOptions required = readback().unverifiable(Unverifiable.FAIL).build();

    assertThat(copies.copy("/file", "/in/plain", required).verifiedFiles()).isEqualTo(1);
  }

  private void writeToZone(byte[] bytes) throws Exception {
    copies.staging.makeDirectories(FilePath.of("/zone"), null);
    copies.staging.setStorage(FilePath.of("/zone"), Storage.ENCRYPTED);
    write(copies.staging, "/zone/file", bytes, CreateOptions.defaults());
  }

  private static CopyOptions.Builder readback() {
    return CopyOptions.builder().verification(Verification.READBACK);
  }
}
