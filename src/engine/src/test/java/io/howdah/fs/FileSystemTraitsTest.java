package io.howdah.fs;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.fs.FileChecksum.CrcType;
import org.junit.jupiter.api.Test;

class FileSystemTraitsTest {
  @Test
  void promisesNothingByDefault() {
    FileSystemTraits traits = FileSystemTraits.builder().build();

    assertThat(traits.checksums()).isEqualTo(FileSystemTraits.Checksums.NONE);
    assertThat(traits.concat()).isEqualTo(FileSystemTraits.Concat.NONE);
    assertThat(traits.blockSize()).isZero();
    assertThat(traits.bytesPerCrc()).isEqualTo(512);
    assertThat(traits.crcType()).isEqualTo(CrcType.CRC32C);
  }
}
