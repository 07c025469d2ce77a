package io.howdah.run;

import io.howdah.CopyException;
import io.howdah.connect.ConnectedCluster;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import java.util.Optional;

/**
 * Notices that two aliases are one cluster though they name different servers, as a NameNode and an
 * HttpFS in front of it do.
 */
final class SameFiles {
  private final ConnectedCluster one;
  private final ConnectedCluster other;

  SameFiles(ConnectedCluster one, ConnectedCluster other) {
    this.one = one;
    this.other = other;
  }

  /**
   * Whether a directory and the root have the same inode, times and owners on both sides. The inode
   * of the root is the same everywhere and that of a directory often is, but its time to the
   * millisecond is not.
   */
  boolean areSeenAt(FilePath directory) {
    try {
      return isSame(directory) && isSame(FilePath.ROOT);
    } catch (CopyException e) {
      // Such as a root that is not mounted or may not be looked at: then it is not known.
      return false;
    }
  }

  private boolean isSame(FilePath path) throws CopyException {
    Optional<FileStatus> here = one.fileSystem().status(path);
    return here.isPresent()
        && here.get().fileId() != 0
        && here.equals(other.fileSystem().status(path));
  }
}
