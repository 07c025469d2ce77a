package io.howdah.lab;

import io.howdah.lab.channel.Message;

/**
 * The status of a file or directory by Hadoop's own client.
 *
 * @param path absolute
 * @param permission the mode bits, such as {@code 0644}
 * @param modificationTime milliseconds since 1970
 * @param accessTime milliseconds since 1970; 0 for a directory
 */
public record FileEntry(
    String path,
    Type type,
    long length,
    long blockSize,
    int replication,
    String owner,
    String group,
    int permission,
    long modificationTime,
    long accessTime) {

  /** What stands under a name. */
  public enum Type {
    FILE,
    DIRECTORY,
    SYMLINK
  }

  static FileEntry of(Message status) {
    return new FileEntry(
        status.text("path"),
        Type.valueOf(status.text("type")),
        status.number("length"),
        status.number("blockSize"),
        status.integer("replication"),
        status.text("owner"),
        status.text("group"),
        status.integer("permission"),
        status.number("modificationTime"),
        status.number("accessTime"));
  }
}
