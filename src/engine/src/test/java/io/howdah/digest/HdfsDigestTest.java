package io.howdah.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyException;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FileBlocks;
import io.howdah.fs.FileChecksum;
import io.howdah.fs.FileChecksum.CrcType;
import io.howdah.fs.FilePath;
import io.howdah.fs.TestBytes;
import io.howdah.fs.memory.MemoryFileSystem;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The digest against the plain computation of the file system in memory. */
class HdfsDigestTest {
  private static final long BLOCK_SIZE = 4096;

  private final MemoryFileSystem reference = MemoryFileSystem.create();

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "100, 200, 300",
    "512, 512, 512",
    "4096, 77, 4096",
    "700, 4096, 1",
    "10000, 513, 9000"
  })
  void computesTheChecksumOverUnequalBlocks(int first, int second, int third) throws CopyException {
    assertEqual(CrcType.CRC32C, 512, first, second, third);
    assertEqual(CrcType.CRC32, 512, first, second, third);
    assertEqual(CrcType.CRC32C, 1024, first, second, third);
  }

  @Test
  void computesItOverRandomBlocks() throws CopyException {
    Random random = new Random(1);
    for (int round = 0; round < 50; round++) {
      int[] lengths = new int[1 + random.nextInt(40)];
      for (int i = 0; i < lengths.length; i++) {
        lengths[i] = 1 + random.nextInt(3000);
      }
      assertEqual(CrcType.CRC32C, 512, lengths);
    }
  }

  private void assertEqual(CrcType type, int bytesPerCrc, int... lengths) throws CopyException {
    FilePath path = FilePath.of("/file");
    TestBytes all = TestBytes.random(total(lengths), lengths.length);
    reference.create(
        path, CreateOptions.builder().blockSize(BLOCK_SIZE).build(), all.slice(0, lengths[0]));
    int position = lengths[0];
    for (int i = 1; i < lengths.length; i++) {
      byte[] block = all.slice(position, position + lengths[i]).toArray();
      reference.stored().appendBlock(path, block);
      position += lengths[i];
    }
    reference.stored().setCrcs(path, type, bytesPerCrc);
    FileChecksum expected = reference.checksum(path, position).orElseThrow();
    FileBlocks blocks = reference.blocks(path).orElseThrow();
    ChecksumLayout layout = ChecksumLayout.of(type, bytesPerCrc, blocks);

    assertThat(digest(all, layout)).as("%s", blocks).isEqualTo(expected);
  }

  /** Beside a regular layout with the same CRCs, and in pieces that end anywhere. */
  private static FileChecksum digest(TestBytes bytes, ChecksumLayout layout) {
    Set<ChecksumLayout> layouts = new LinkedHashSet<>();
    layouts.add(ChecksumLayout.of(layout.crcType(), layout.bytesPerCrc(), 8192));
    layouts.add(layout);
    HdfsDigest digest = new HdfsDigest(layouts);
    byte[] all = bytes.toArray();
    for (int from = 0; from < all.length; from += 777) {
      digest.update(all, from, Math.min(777, all.length - from));
    }
    return Objects.requireNonNull(digest.finish().get(layout)).checksum();
  }

  private static int total(int... lengths) {
    int total = 0;
    for (int length : lengths) {
      total += length;
    }
    return total;
  }
}
