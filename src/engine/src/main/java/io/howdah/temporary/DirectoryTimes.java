package io.howdah.temporary;

import io.howdah.CopyException;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Restores the modification times of directories in which files are deleted. A copy that preserves
 * times has set them after everything in the directory was there.
 */
final class DirectoryTimes {
  private final RemoteFileSystem destination;
  private final Map<FilePath, FileStatus> directories = new LinkedHashMap<>();

  DirectoryTimes(RemoteFileSystem destination) {
    this.destination = destination;
  }

  /** Stores the time of a directory before anything in it changes. */
  void keep(FilePath directory) throws CopyException {
    if (!directories.containsKey(directory)) {
      Optional<FileStatus> status = destination.status(directory);
      if (status.isPresent()) {
        directories.put(directory, status.get());
      }
    }
  }

  /** Restores all times. */
  void restore() {
    for (FileStatus directory : directories.values()) {
      try {
        destination.setTimes(directory.path(), directory.modificationTime(), 0);
      } catch (CopyException e) {
        assert e != null; // the next copy sets the time
      }
    }
  }
}
