package io.howdah.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.howdah.fs.FileChecksum.CrcType;
import org.junit.jupiter.api.Test;

class FileChecksumTest {
  private final byte[] md5 = new byte[16];
  private final FileChecksum checksum = FileChecksum.of(CrcType.CRC32C, 512, 8192, md5);

  @Test
  void namesItsLayoutAsHdfsDoes() {
    assertThat(checksum.layout()).isEqualTo("MD5-of-8192MD5-of-512CRC32C");
    assertThat(checksum)
        .hasToString("MD5-of-8192MD5-of-512CRC32C:00000000000000000000000000000000");
  }

  @Test
  void readsItsOwnText() {
    byte[] bytes = {0, 1, 15, 16, 127, -128, -1, 7, 8, 9, 10, 11, 12, 13, 14, 99};
    for (FileChecksum each :
        new FileChecksum[] {
          checksum,
          FileChecksum.of(CrcType.CRC32, 0, 0, bytes),
          FileChecksum.of(CrcType.CRC32C, 4096, 262_144, bytes)
        }) {
      assertThat(FileChecksum.parse(each.toString())).contains(each);
    }
    for (String other :
        new String[] {"", "COMPOSITE-CRC32C:0a", checksum + "0", checksum.layout()}) {
      assertThat(FileChecksum.parse(other)).isEmpty();
    }
  }

  @Test
  void comparesWithinOneLayoutOnly() {
    FileChecksum otherBlocks = FileChecksum.of(CrcType.CRC32C, 512, 4096, md5);
    FileChecksum otherCrcs = FileChecksum.of(CrcType.CRC32C, 1024, 8192, md5);
    FileChecksum otherPolynomial = FileChecksum.of(CrcType.CRC32, 512, 8192, md5);

    for (FileChecksum other : new FileChecksum[] {otherBlocks, otherCrcs, otherPolynomial}) {
      assertThat(checksum.isComparableTo(other)).as(other.layout()).isFalse();
      assertThat(checksum).isNotEqualTo(other);
    }
  }

  @Test
  void equalsTheSameSumOfTheSameLayout() {
    byte[] otherMd5 = md5.clone();
    otherMd5[15] = 1;
    FileChecksum same = FileChecksum.of(CrcType.CRC32C, 512, 8192, md5);
    FileChecksum other = FileChecksum.of(CrcType.CRC32C, 512, 8192, otherMd5);

    assertThat(checksum).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(other);
    assertThat(checksum.isComparableTo(other)).isTrue();
  }

  @Test
  void doesNotChangeWithTheBytesItWasMadeFrom() {
    md5[0] = 1;

    assertThat(checksum).isEqualTo(FileChecksum.of(CrcType.CRC32C, 512, 8192, new byte[16]));
  }

  @Test
  void refusesWhatIsNoMd5() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FileChecksum.of(CrcType.CRC32C, 512, 0, new byte[20]))
        .withMessage("an MD5 has 16 bytes, not 20");
  }
}
