package io.howdah.disposal;

import io.howdah.CopyException;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import java.util.Optional;

/** Removes files and directories from the destination. Safe for use by many threads. */
public interface Disposal {
  /** What one call removes. */
  enum Unit {
    /** A file, or a directory with everything in it. */
    TREE,
    /** A file, or an empty directory. */
    ENTRY
  }

  Unit unit();

  /**
   * Removes a file or a directory.
   *
   * @return its new path; empty where it cannot be restored
   * @throws CopyException {@link io.howdah.ErrorCode#FILE_NOT_FOUND} where it does not exist any
   *     more
   */
  Optional<FilePath> remove(FileStatus entry) throws CopyException;

  /**
   * Checks before a copy that its files can be removed. Changes nothing.
   *
   * @param target the directory in which something may be removed
   * @throws CopyException {@link io.howdah.ErrorCode#DELETE_REFUSED}
   */
  default void check(FilePath target) throws CopyException {}
}
