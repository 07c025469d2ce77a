package io.howdah.digest;

import io.howdah.fs.FileBlocks;
import io.howdah.fs.FileChecksum.CrcType;
import io.howdah.fs.FileSystemTraits;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All parameters of HDFS's checksum of a file besides its bytes: the CRCs and the ends of the
 * blocks. A layout of regular blocks applies to files of any length; any other layout applies to
 * one file.
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

  /** A layout in which all blocks except the last have that size. */
  public static ChecksumLayout of(CrcType crcType, int bytesPerCrc, long blockSize) {
    return new ChecksumLayout(crcType, bytesPerCrc, blockSize, null);
  }

  /** The layout of a file with these blocks, at least one. */
  public static ChecksumLayout of(CrcType crcType, int bytesPerCrc, FileBlocks blocks) {
    boolean isRegular = blocks.areRegular() && blocks.firstLength() % bytesPerCrc == 0;
    return new ChecksumLayout(
        crcType, bytesPerCrc, blocks.firstLength(), isRegular ? null : blocks);
  }

  /**
   * A layout for digests that are compared only with each other, where neither side has checksums.
   */
  public static ChecksumLayout neutral() {
    return NEUTRAL;
  }

  /** The most likely layout of a file with that block size: the server's layout for new files. */
  public static ChecksumLayout expected(FileSystemTraits traits, long blockSize) {
    return of(traits.crcType(), traits.bytesPerCrc(), blockSize);
  }

  CrcType crcType() {
    return crcType;
  }

  int bytesPerCrc() {
    return bytesPerCrc;
  }

  /** The size of each block except the last. For irregular blocks, the size of the first one. */
  public long blockSize() {
    return blockSize;
  }

  /**
   * Whether all blocks except the last are full. Then each block ends at the end of a CRC, and the
   * CRCs are the same in all such layouts.
   */
  boolean isRegular() {
    return irregular == null;
  }

  /** The offset in the file at which the block with this index ends, if the file is that long. */
  long blockEnd(int index) {
    if (irregular == null) {
      return (index + 1) * blockSize;
    }
    return index < irregular.count() ? irregular.end(index) : Long.MAX_VALUE;
  }

  /**
   * The number of CRCs per block in HDFS's checksum: that of the first block, and 0 for a single
   * block.
   */
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
