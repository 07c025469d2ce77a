package io.howdah.lab;

import io.howdah.lab.channel.Message;

/**
 * How to store a file.
 *
 * @param blockSize in bytes, a multiple of 512; 0 for the cluster's default
 * @param replication 0 for the cluster's default
 */
public record WriteOptions(long blockSize, int replication) {
  /** Everything as the cluster does it by default. */
  public static final WriteOptions DEFAULT = new WriteOptions(0, 0);

  /** A block size, and the default replication. */
  public static WriteOptions blockSize(long bytes) {
    return new WriteOptions(bytes, 0);
  }

  Message addTo(Message request) {
    Message message = blockSize == 0 ? request : request.with("blockSize", blockSize);
    return replication == 0 ? message : message.with("replication", replication);
  }
}
