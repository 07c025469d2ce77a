package io.howdah.connect;

import io.howdah.CopyException;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import java.util.Optional;

/**
 * Detects two aliases of one cluster with different servers, such as a NameNode and an HttpFS in
 * front of it.
 */
public final class SameFiles {
  private final ConnectedCluster one;
  private final ConnectedCluster other;

  public SameFiles(ConnectedCluster one, ConnectedCluster other) {
    this.one = one;
    this.other = other;
  }

  /**
   * Whether a directory and the root have the same inode, times and owners on both sides. The root
   * has the same inode on every cluster, and a directory often has. But its time in milliseconds
   * differs.
   */
  public boolean areSeenAt(FilePath directory) {
    try {
      return isSame(directory) && isSame(FilePath.ROOT);
    } catch (CopyException e) {
      // For example, the root is not mounted or not readable. Then the clusters count as different.
      return false;
    }
  }

  private boolean isSame(FilePath path) throws CopyException {
    Optional<FileStatus> here = one.fileSystem().status(path);
    Optional<FileStatus> there = other.fileSystem().status(path);
    return here.isPresent() && there.isPresent() && isSame(here.get(), there.get());
  }

  /** Compares only what all servers tell all users: policies, for example, they do not. */
  private static boolean isSame(FileStatus here, FileStatus there) {
    return here.fileId() != 0
        && here.fileId() == there.fileId()
        && here.type() == there.type()
        && here.modificationTime() == there.modificationTime()
        && here.owner().equals(there.owner())
        && here.group().equals(there.group())
        && here.permission() == there.permission();
  }
}
