package io.howdah.run;

import io.howdah.lab.HdfsFiles;
import io.howdah.lab.WriteOptions;
import io.howdah.lab.WriteOptions.ChecksumType;
import java.util.List;

/** Files on a real cluster that Hadoop allows and whose checksum is not the usual one. */
final class UnusualFiles {
  /** How many {@link #writeProvable} writes. */
  static final int PROVABLE = 6;

  /** How many {@link #writeUnprovable} writes. */
  static final int UNPROVABLE = 3;

  private static final long MEBIBYTE = 1 << 20;
  private static final WriteOptions BLOCKS = WriteOptions.blockSize(MEBIBYTE);

  private final HdfsFiles files;
  private final String directory;

  UnusualFiles(HdfsFiles files, String directory) {
    this.files = files;
    this.directory = directory;
  }

  /** Files that have a checksum, over unequal blocks or with CRCs of another kind. */
  void writeProvable() {
    String joined = directory + "/joined";
    files.write(joined, 100, 1, BLOCKS);
    files.write(directory + "/b", 2_000, 2, BLOCKS);
    files.write(directory + "/c", MEBIBYTE + 5, 3, BLOCKS);
    files.concat(joined, List.of(directory + "/b", directory + "/c"));

    files.write(directory + "/appended", MEBIBYTE + 100, 4, BLOCKS);
    files.appendBlock(directory + "/appended", MEBIBYTE + 100, 77, 4);

    files.write(directory + "/full-first", MEBIBYTE, 5, BLOCKS);
    files.appendBlock(directory + "/full-first", MEBIBYTE, 700, 5);
    files.appendBlock(directory + "/full-first", MEBIBYTE + 700, 900, 5);

    files.write(
        directory + "/crc32", 3 * MEBIBYTE + 9, 6, BLOCKS.checksums(ChecksumType.CRC32, 512));
    files.write(directory + "/each-1024", 400_000, 7, BLOCKS.checksums(ChecksumType.CRC32C, 1024));

    WriteOptions crc32 = BLOCKS.checksums(ChecksumType.CRC32, 512);
    files.write(directory + "/crc32-appended", 1_000, 8, crc32);
    files.appendBlock(directory + "/crc32-appended", 1_000, 3_000, 8, crc32);
  }

  /** Files of which a server can make no checksum. */
  void writeUnprovable() {
    files.write(directory + "/no-crcs", 5_000, 11, BLOCKS.checksums(ChecksumType.NULL, 512));

    files.write(directory + "/two-types", 5_000, 12, BLOCKS.checksums(ChecksumType.CRC32, 512));
    files.appendBlock(
        directory + "/two-types", 5_000, 600, 12, BLOCKS.checksums(ChecksumType.CRC32C, 512));

    files.write(directory + "/two-lengths", 5_000, 13, BLOCKS.checksums(ChecksumType.CRC32C, 512));
    files.appendBlock(
        directory + "/two-lengths", 5_000, 600, 13, BLOCKS.checksums(ChecksumType.CRC32C, 1024));
  }
}
