package io.howdah.fs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;

/** Whole trees of a file system, whose {@link RemoteFileSystem#delete} takes one path at a time. */
public final class TestTrees {
  private TestTrees() {}

  /**
   * Deletes a file, or a directory with all that is in it. Also deletes what a DataNode creates
   * meanwhile, as it may after a write that was broken off.
   */
  public static void delete(RemoteFileSystem fileSystem, FilePath path) throws CopyException {
    while (isRefused(fileSystem, path)) {
      for (FileStatus entry : fileSystem.list(path, null).entries()) {
        delete(fileSystem, entry.path());
      }
    }
  }

  private static boolean isRefused(RemoteFileSystem fileSystem, FilePath path)
      throws CopyException {
    try {
      fileSystem.delete(path);
      return false;
    } catch (CopyException e) {
      if (e.code() != ErrorCode.DESTINATION_CONFLICT) {
        throw e;
      }
      return true;
    }
  }
}
