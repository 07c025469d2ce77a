package io.howdah.digest;

import io.howdah.fs.FileBlocks;
import io.howdah.fs.FileChecksum.CrcType;
import io.howdah.fs.FileSystemTraits;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that HDFS's checksum of a file depends on besides its bytes: the CRCs, and where the
 * blocks end. A layout of regular blocks fits files of any length, any other only its own file.
 */
public final class ChecksumLayout {
  private static final ChecksumLayout NEUTRAL =
      new ChecksumLayout(CrcType.CRC32C, 512, 128L << 20, null);

  private final CrcType crcType;
  private final int bytesPerCrc;
  private final long blockSize;
  private final @Nullable FileBlocks irregular;

  private ChecksumLayout(
      CrcType crcType, int bytesPerCrc, long blockSize, @Nullable FileBlocks irregular) {
    if (bytesPerCrc <= 0 || blockSize <= 0) {
      throw new IllegalArgumentException(
          "not a layout: " + bytesPerCrc + " bytes per CRC, blocks of " + blockSize + " bytes");
    }
    this.crcType = crcType;
    this.bytesPerCrc = bytesPerCrc;
    this.blockSize = blockSize;
    this.irregular = irregular;
  }

  /** A layout in which all blocks but the last have that size. */
  public static ChecksumLayout of(CrcType crcType, int bytesPerCrc, long blockSize) {
    return new ChecksumLayout(crcType, bytesPerCrc, blockSize, null);
  }

  /** The layout of a file with these blocks, of which there is at least one. */
  public static ChecksumLayout of(CrcType crcType, int bytesPerCrc, FileBlocks blocks) {
    boolean isRegular = blocks.areRegular() && blocks.firstLength() % bytesPerCrc == 0;
    return new ChecksumLayout(
        crcType, bytesPerCrc, blocks.firstLength(), isRegular ? null : blocks);
  }

  /** For digests that are only compared with each other, when no side answers checksums. */
  public static ChecksumLayout neutral() {
    return NEUTRAL;
  }

  /** What a file of that block size most likely has: the layout that its server gives new files. */
  public static ChecksumLayout expected(FileSystemTraits traits, long blockSize) {
    return of(traits.crcType(), traits.bytesPerCrc(), blockSize);
  }

  CrcType crcType() {
    return crcType;
  }

  int bytesPerCrc() {
    return bytesPerCrc;
  }

  /** Bytes of each block but the last; of the first block where blocks are irregular. */
  public long blockSize() {
    return blockSize;
  }

  /**
   * Whether all blocks but the last are full. Then blocks end where CRCs end, which are the same in
   * all such layouts.
   */
  boolean isRegular() {
    return irregular == null;
  }

  /** Where in the file the block with this index ends, if the file is as long as that. */
  long blockEnd(int index) {
    if (irregular == null) {
      return (index + 1) * blockSize;
    }
    return index < irregular.count() ? irregular.end(index) : Long.MAX_VALUE;
  }

  /** What HDFS names as the CRCs of a block: those of the first, and 0 where it is the only one. */
  long crcsPerBlock(long length) {
    return length > blockSize ? (blockSize + bytesPerCrc - 1) / bytesPerCrc : 0;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ChecksumLayout
        && crcType == ((ChecksumLayout) other).crcType
        && bytesPerCrc == ((ChecksumLayout) other).bytesPerCrc
        && blockSize == ((ChecksumLayout) other).blockSize
        && Objects.equals(irregular, ((ChecksumLayout) other).irregular);
  }

  @Override
  public int hashCode() {
    return Objects.hash(crcType, bytesPerCrc, blockSize, irregular);
  }

  @Override
  public String toString() {
    return bytesPerCrc
        + crcType.toString()
        + " in "
        + (irregular == null ? "blocks of " + blockSize : irregular);
  }
}
