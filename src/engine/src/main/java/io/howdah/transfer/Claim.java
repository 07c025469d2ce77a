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

  private Claim(FileStatus file, FileChecksum checksum, ChecksumLayout layout) {
    this.file = file;
    this.checksum = checksum;
    this.layout = layout;
  }

  /**
   * Finds the layout of a checksum, with the kind of CRCs that it names. The server is asked for
   * the blocks where there are several, since the checksum names the length of the first alone.
   *
   * @return empty where the server does not tell the blocks, or answers for an empty file
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
                    ChecksumLayout.of(checksum.crcType(), checksum.bytesPerCrc(), blocks)));
  }

  /** A claim over blocks of the file's block size; right for a file of one block. */
  static Claim overRegularBlocks(FileStatus file, FileChecksum checksum) {
    long blockSize =
        checksum.crcsPerBlock() == 0 || file.blockSize() == 0
            ? Math.max(file.blockSize(), file.length())
            : file.blockSize();
    return new Claim(
        file, checksum, ChecksumLayout.of(checksum.crcType(), checksum.bytesPerCrc(), blockSize));
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

  /** Whether bytes that were digested in this layout, among others, have the checksum. */
  boolean isMetBy(Map<ChecksumLayout, BlockDigests> digests) {
    @Nullable BlockDigests digest = digests.get(layout);
    return digest != null && digest.checksum().equals(checksum);
  }

  @Override
  public String toString() {
    return "'" + file.path() + "' with " + checksum + " over " + layout;
  }
}
