package io.howdah.transfer;

import io.howdah.CopyException;
import io.howdah.digest.ChecksumLayout;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileStatus.Storage;
import io.howdah.fs.FileSystemTraits;
import io.howdah.fs.FileSystemTraits.Checksums;
import io.howdah.plan.FileRecord;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The checksum layouts of the two sides of one file, which are computed during the transfer. */
final class FileLayouts {
  private final @Nullable ChecksumLayout source;
  private final @Nullable ChecksumLayout destination;
  private final long destinationBlockSize;

  private FileLayouts(
      @Nullable ChecksumLayout source,
      @Nullable ChecksumLayout destination,
      long destinationBlockSize) {
    this.source = source;
    this.destination = destination;
    this.destinationBlockSize = destinationBlockSize;
  }

  /**
   * The layouts of one file.
   *
   * @param preserved the attributes that are stated when the file is created
   */
  static FileLayouts of(
      TransferContext context, FileRecord record, FileStatus source, NewFileAttributes preserved)
      throws CopyException {
    FileSystemTraits from = context.source().traits();
    FileSystemTraits to = context.destination().traits();
    long blockSize = preserved.blockSize() > 0 ? preserved.blockSize() : to.blockSize();
    return new FileLayouts(
        layout(from, source.storage(), source.blockSize()),
        layout(to, record.storage(), blockSize),
        blockSize);
  }

  private static @Nullable ChecksumLayout layout(
      FileSystemTraits traits, Storage storage, long blockSize) {
    return traits.checksums() == Checksums.OFFERED && storage == Storage.REPLICATED && blockSize > 0
        ? ChecksumLayout.expected(traits, blockSize)
        : null;
  }

  /** The expected layout of the source's checksum; null where it cannot be compared. */
  @Nullable ChecksumLayout source() {
    return source;
  }

  /** The expected layout of the destination's checksum; null where it cannot be compared. */
  @Nullable ChecksumLayout destination() {
    return destination;
  }

  /** The block size at the destination in bytes; 0 where there are no blocks. */
  long destinationBlockSize() {
    return destinationBlockSize;
  }

  /** All layouts to compute; never empty. */
  Set<ChecksumLayout> all() {
    Set<ChecksumLayout> all = new LinkedHashSet<>();
    if (source != null) {
      all.add(source);
    }
    if (destination != null) {
      all.add(destination);
    }
    if (all.isEmpty()) {
      all.add(ChecksumLayout.neutral());
    }
    return all;
  }
}
