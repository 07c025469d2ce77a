package io.howdah.temporary;

import io.howdah.CopyException;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.Listing;
import io.howdah.fs.RemoteFileSystem;
import org.jspecify.annotations.Nullable;

/**
 * Deletes a hidden directory of a copy with everything in it, entry by entry: no request of Howdah
 * deletes a directory that has entries.
 */
final class TreeRemoval {
  private final RemoteFileSystem destination;
  private long left;

  /**
   * Creates a removal.
   *
   * @param mostEntries the number of files and directories after which it gives up
   */
  TreeRemoval(RemoteFileSystem destination, long mostEntries) {
    this.destination = destination;
    this.left = mostEntries;
  }

  /** Deletes a directory. Returns whether all of it is deleted. */
  boolean remove(FilePath directory) throws CopyException {
    @Nullable String last = null;
    boolean isEmptied = true;
    boolean more = true;
    while (more) {
      Listing page = destination.list(directory, last);
      for (FileStatus entry : page.entries()) {
        last = entry.name();
        isEmptied &= entry.isDirectory() ? remove(entry.path()) : removeOne(entry.path());
        if (left == 0) {
          return false;
        }
      }
      more = page.hasMore();
    }
    return isEmptied && removeOne(directory);
  }

  private boolean removeOne(FilePath path) throws CopyException {
    if (left == 0) {
      return false;
    }
    left--;
    destination.delete(path);
    return true;
  }
}
