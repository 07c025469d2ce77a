package io.howdah.fs.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyException;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.TestBytes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredChecksumTest {
  private final MemoryFileSystem fileSystem = MemoryFileSystem.create();
  private FilePath file;

  @BeforeEach
  void nameFile() throws CopyException {
    file = FilePath.of("/file");
  }

  /** The sums were computed by a program that agrees with real NameNodes and DataNodes. */
  @ParameterizedTest
  @CsvSource({
    "1, 1024, MD5-of-0MD5-of-512CRC32C:813e013932b3af234097493b41c7a5b3",
    "512, 1024, MD5-of-0MD5-of-512CRC32C:8109c694dfa614d3ff1bae6d1a3740b9",
    "1024, 1024, MD5-of-0MD5-of-512CRC32C:a5dd23d9b346e1ba8ab8c49769f6e6a8",
    "1025, 1024, MD5-of-2MD5-of-512CRC32C:cf9a6b7897bdf28eaada6e0278f3b635",
    "2048, 1024, MD5-of-2MD5-of-512CRC32C:9c037339e214e22faf9dfbddb04d80c4",
    "3000, 1024, MD5-of-2MD5-of-512CRC32C:3c7dcc63c31c656a9f3875fc584d8611",
    "5000, 1024, MD5-of-2MD5-of-512CRC32C:2e9a32f6679b2efd6b42f2fe1c2b77b1",
    "5000, 512, MD5-of-1MD5-of-512CRC32C:cbcb42e208ac0d0be42627de20b4b97f",
    "5000, 2048, MD5-of-4MD5-of-512CRC32C:d538e7bbfc34a33ddcd7d572a55bd0e7",
    "1000000, 1048576, MD5-of-0MD5-of-512CRC32C:1d6d5a115f7cfcfdb43cb257705187f3"
  })
  void equalsHdfsOwn(int length, long blockSize, String expected) throws CopyException {
    create(pattern(length), blockSize);

    assertThat(fileSystem.checksum(file, 1)).map(Object::toString).hasValue(expected);
  }

  @Test
  void isHdfsOwnSumForAnEmptyFile() throws CopyException {
    create(TestBytes.empty(), 1024);

    assertThat(fileSystem.checksum(file, 1))
        .map(Object::toString)
        .hasValue("MD5-of-0MD5-of-0CRC32:70bc8f4b72a86921468bf8e8441dce51");
  }

  @Test
  void differsForEqualBytesInAnEncryptionZone() throws CopyException {
    FilePath zone = FilePath.of("/zone");
    fileSystem.makeDirectories(zone, null);
    fileSystem.setStorage(zone, FileStatus.Storage.ENCRYPTED);
    FilePath first = pattern(1000).writeTo(fileSystem, zone.child("first"));
    FilePath second = pattern(1000).writeTo(fileSystem, zone.child("second"));
    pattern(1000).writeTo(fileSystem, file);

    assertThat(fileSystem.checksum(first, 1))
        .isNotEqualTo(fileSystem.checksum(second, 1))
        .isNotEqualTo(fileSystem.checksum(file, 1));
    assertThat(fileSystem.status(first))
        .map(FileStatus::storage)
        .hasValue(FileStatus.Storage.ENCRYPTED);
  }

  private void create(TestBytes bytes, long blockSize) throws CopyException {
    fileSystem.create(file, CreateOptions.builder().blockSize(blockSize).build(), bytes);
  }

  private static TestBytes pattern(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 31 + 7 + (i >> 8) * 13);
    }
    return TestBytes.of(bytes);
  }
}
