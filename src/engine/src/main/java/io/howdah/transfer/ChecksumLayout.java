package io.howdah.transfer;

import io.howdah.fs.FileChecksum;
import io.howdah.fs.FileChecksum.CrcType;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileSystemTraits;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Everything that HDFS's checksum of a file depends on besides its bytes. */
final class ChecksumLayout {
  private static final ChecksumLayout NEUTRAL = new ChecksumLayout(CrcType.CRC32C, 512, 128L << 20);

  private final CrcType crcType;
  private final int bytesPerCrc;
  private final long blockSize;

  private ChecksumLayout(CrcType crcType, int bytesPerCrc, long blockSize) {
    this.crcType = crcType;
    this.bytesPerCrc = bytesPerCrc;
    this.blockSize = blockSize;
  }

  static ChecksumLayout of(CrcType crcType, int bytesPerCrc, long blockSize) {
    if (bytesPerCrc <= 0 || blockSize <= 0) {
      throw new IllegalArgumentException(
          "not a layout: " + bytesPerCrc + " bytes per CRC, blocks of " + blockSize + " bytes");
    }
    return new ChecksumLayout(crcType, bytesPerCrc, blockSize);
  }

  /** For digests that are only compared with each other, when no side answers checksums. */
  static ChecksumLayout neutral() {
    return NEUTRAL;
  }

  /** What a file of that block size most likely has: the layout that its server gives new files. */
  static ChecksumLayout expected(FileSystemTraits traits, long blockSize) {
    return of(traits.crcType(), traits.bytesPerCrc(), blockSize);
  }

  /** What a server's answer says it has. */
  static ChecksumLayout of(FileChecksum checksum, FileStatus status) {
    return of(checksum.crcType(), checksum.bytesPerCrc(), status.blockSize());
  }

  CrcType crcType() {
    return crcType;
  }

  int bytesPerCrc() {
    return bytesPerCrc;
  }

  long blockSize() {
    return blockSize;
  }

  /** Whether chunks of that size end where blocks end, so that their digests can be joined. */
  boolean divides(long chunkSize) {
    return chunkSize % blockSize == 0;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ChecksumLayout
        && crcType == ((ChecksumLayout) other).crcType
        && bytesPerCrc == ((ChecksumLayout) other).bytesPerCrc
        && blockSize == ((ChecksumLayout) other).blockSize;
  }

  @Override
  public int hashCode() {
    return Objects.hash(crcType, bytesPerCrc, blockSize);
  }

  @Override
  public String toString() {
    return bytesPerCrc + crcType.toString() + " in blocks of " + blockSize;
  }
}
