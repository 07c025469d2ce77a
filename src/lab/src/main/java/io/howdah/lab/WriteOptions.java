package io.howdah.lab;

import io.howdah.lab.channel.Message;
import java.util.Optional;

/**
 * How to store a file.
 *
 * @param blockSize in bytes, a multiple of 512 and of the bytes for each checksum; 0 for the
 *     cluster's default
 * @param replication 0 for the cluster's default
 * @param checksums of the file's blocks; empty for the cluster's default
 */
public record WriteOptions(long blockSize, int replication, Optional<Checksums> checksums) {
  /** Everything as the cluster does it by default. */
  public static final WriteOptions DEFAULT = new WriteOptions(0, 0);

  /** A block size and a replication, and the default checksums. */
  public WriteOptions(long blockSize, int replication) {
    this(blockSize, replication, Optional.empty());
  }

  /** A block size, and the default replication. */
  public static WriteOptions blockSize(long bytes) {
    return new WriteOptions(bytes, 0);
  }

  /** What a DataNode keeps to notice that a block's bytes have changed. */
  public enum ChecksumType {
    CRC32,
    CRC32C,
    /** Nothing: servers give no checksum of such a file, and GETFILECHECKSUM is an error. */
    NULL
  }

  /**
   * The checksums of a block.
   *
   * @param bytes how many bytes each checksum is about; 512 is Hadoop's default
   */
  public record Checksums(ChecksumType type, int bytes) {}

  /** These options with other checksums. */
  public WriteOptions checksums(ChecksumType type, int bytes) {
    return new WriteOptions(blockSize, replication, Optional.of(new Checksums(type, bytes)));
  }

  Message addTo(Message request) {
    Message message = blockSize == 0 ? request : request.with("blockSize", blockSize);
    if (checksums.isPresent()) {
      message =
          message
              .with("checksumType", checksums.get().type().name())
              .with("bytesPerChecksum", checksums.get().bytes());
    }
    return replication == 0 ? message : message.with("replication", replication);
  }
}
