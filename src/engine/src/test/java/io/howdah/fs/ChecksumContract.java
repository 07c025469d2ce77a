package io.howdah.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.memory.MemoryFileSystem;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What checksums prove. */
interface ChecksumContract extends ContractFixture {
  @Test
  default void isTheSameForTheSameBytes() throws CopyException {
    TestBytes bytes = TestBytes.random(2_500_000, 31);

    FileChecksum one = checksum(write("one", bytes, blockSize()));
    FileChecksum other = checksum(write("other", bytes, blockSize()));

    assertThat(one.isComparableTo(other)).isTrue();
    assertThat(one).isEqualTo(other);
  }

  @Test
  default void differsForOtherBytes() throws CopyException {
    byte[] bytes = TestBytes.random(2_500_000, 32).toArray();
    FileChecksum one = checksum(write("one", TestBytes.of(bytes), blockSize()));
    bytes[2_000_000] ^= 1;
    FileChecksum other = checksum(write("other", TestBytes.of(bytes), blockSize()));

    assertThat(one.isComparableTo(other)).isTrue();
    assertThat(one).isNotEqualTo(other);
  }

  @Test
  default void cannotBeComparedAcrossBlockSizes() throws CopyException {
    TestBytes bytes = TestBytes.random(Math.toIntExact(2 * blockSize() + 1), 33);

    FileChecksum one = checksum(write("one", bytes, blockSize()));
    FileChecksum other = checksum(write("other", bytes, 2 * blockSize()));

    assertThat(one.isComparableTo(other)).isFalse();
    assertThat(one).isNotEqualTo(other);
  }

  @Test
  default void doesNotDependOnTheBlockSizeOfAFileOfOneBlock() throws CopyException {
    TestBytes bytes = TestBytes.random(10_000, 34);

    FileChecksum one = checksum(write("one", bytes, blockSize()));
    FileChecksum other = checksum(write("other", bytes, 2 * blockSize()));

    assertThat(one).isEqualTo(other);
  }

  @Test
  default void isHdfsOwnSumForAnEmptyFile() throws CopyException {
    assertThat(checksum(write("empty", TestBytes.empty())))
        .hasToString("MD5-of-0MD5-of-0CRC32:70bc8f4b72a86921468bf8e8441dce51");
  }

  @Test
  default void isMadeAsTheTraitsSay() throws CopyException {
    FileChecksum checksum = checksum(write("file", TestBytes.random(1_000, 35)));

    assertThat(checksum.bytesPerCrc()).isEqualTo(fileSystem().traits().bytesPerCrc());
    assertThat(checksum.crcType()).isEqualTo(fileSystem().traits().crcType());
  }

  @Test
  default void equalsTheReference() throws CopyException {
    assumeChecksums();
    MemoryFileSystem reference = MemoryFileSystem.builder().traits(fileSystem().traits()).build();
    int block = Math.toIntExact(blockSize());
    for (int length : new int[] {1, 512, 513, block, block + 1, 3 * block, 4 * block + 7}) {
      TestBytes bytes = TestBytes.random(length, length);
      FilePath file = write("file-" + length, bytes, blockSize());
      CreateOptions options = CreateOptions.builder().blockSize(blockSize()).build();
      reference.create(file, options, bytes);

      assertThat(fileSystem().checksum(file, length))
          .as("%d bytes", length)
          .isEqualTo(reference.checksum(file, length));
    }
  }

  @Test
  default void isKeptThroughARename() throws CopyException {
    FilePath file = write("file", TestBytes.random(1_000, 36));
    FileChecksum before = checksum(file);

    fileSystem().rename(file, path("renamed"), RenameMode.KEEP_EXISTING);

    assertThat(checksum(path("renamed"))).isEqualTo(before);
  }

  @Test
  default void isAbsentWhereNoneIsKept() throws CopyException {
    FileSystemTraits traits = fileSystem().traits();
    assumeTrue(traits.checksums() == FileSystemTraits.Checksums.NONE);

    assertThat(fileSystem().checksum(write("file", TestBytes.of("x")), 1)).isEmpty();
  }

  @Test
  default void hasNoChecksumOfWhatDoesNotExist() {
    assertFails(ErrorCode.FILE_NOT_FOUND, () -> fileSystem().checksum(path("missing"), 0));
  }

  private FileChecksum checksum(FilePath file) throws CopyException {
    assumeChecksums();
    Optional<FileChecksum> checksum = fileSystem().checksum(file, 0);
    assertThat(checksum).as("checksum of %s", file).isPresent();
    return checksum.get();
  }

  private void assumeChecksums() throws CopyException {
    assumeTrue(fileSystem().traits().checksums() == FileSystemTraits.Checksums.OFFERED);
  }
}
