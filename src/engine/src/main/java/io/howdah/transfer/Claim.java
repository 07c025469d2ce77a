package io.howdah.transfer;

import io.howdah.CopyException;
import io.howdah.digest.BlockDigests;
import io.howdah.digest.ChecksumLayout;
import io.howdah.fs.FileChecksum;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A server's checksum of a file, with the layout in which bytes can be compared with it. */
final class Claim {
  private final FileStatus file;
  private final FileChecksum checksum;
  private final ChecksumLayout layout;
  private final Blocks blocks;

  /** How the blocks of the layout are known. */
  private enum Blocks {
    KNOWN,
    /** The server does not list them, so they are assumed to be regular. */
    ASSUMED
  }

  private Claim(FileStatus file, FileChecksum checksum, ChecksumLayout layout, Blocks blocks) {
    this.file = file;
    this.checksum = checksum;
    this.layout = layout;
    this.blocks = blocks;
  }

  /**
   * Determines the layout of a checksum, with its kind of CRCs. For several blocks it requests
   * their lengths from the server, since the checksum contains only that of the first.
   *
   * @return empty where the server does not return the blocks, or where the checksum is that of an
   *     empty file
   */
  static Optional<Claim> of(RemoteFileSystem fileSystem, FileStatus file, FileChecksum checksum)
      throws CopyException {
    if (checksum.bytesPerCrc() == 0) {
      return Optional.empty();
    }
    if (checksum.crcsPerBlock() == 0) {
      return Optional.of(overRegularBlocks(file, checksum));
    }
    return fileSystem
        .blocks(file.path())
        .map(blocks -> blocks.upTo(file.length()))
        .filter(blocks -> blocks.count() > 0 && blocks.length() == file.length())
        .map(
            blocks ->
                new Claim(
                    file,
                    checksum,
                    ChecksumLayout.of(checksum.crcType(), checksum.bytesPerCrc(), blocks),
                    Blocks.KNOWN));
  }

  /** A claim with regular blocks of the file's block size. It is exact for a file of one block. */
  static Claim overRegularBlocks(FileStatus file, FileChecksum checksum) {
    long blockSize =
        checksum.crcsPerBlock() == 0 || file.blockSize() == 0
            ? Math.max(file.blockSize(), file.length())
            : file.blockSize();
    return new Claim(
        file,
        checksum,
        ChecksumLayout.of(checksum.crcType(), checksum.bytesPerCrc(), blockSize),
        checksum.crcsPerBlock() == 0 ? Blocks.KNOWN : Blocks.ASSUMED);
  }

  /** Whether bytes that do not match are proven to be others than those of the file. */
  boolean isExact() {
    return blocks == Blocks.KNOWN;
  }

  FileStatus file() {
    return file;
  }

  FileChecksum checksum() {
    return checksum;
  }

  ChecksumLayout layout() {
    return layout;
  }

  /** Whether the digests contain one in this layout with this checksum. */
  boolean isMetBy(Map<ChecksumLayout, BlockDigests> digests) {
    @Nullable BlockDigests digest = digests.get(layout);
    return digest != null && digest.checksum().equals(checksum);
  }

  @Override
  public String toString() {
    return "'" + file.path() + "' with " + checksum + " over " + layout;
  }
}
