package io.howdah.fs.local;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import java.nio.file.FileSystem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Translates paths, and refuses names that would change on the way: the Java runtime writes file
 * names in the encoding of the locale, so under {@code LANG=C} it can neither write nor read a name
 * beyond ASCII.
 */
final class LocalPaths {
  private final FileSystem fileSystem;

  LocalPaths(FileSystem fileSystem) {
    this.fileSystem = fileSystem;
  }

  Path of(FilePath path) throws CopyException {
    try {
      return fileSystem.getPath(path.toString());
    } catch (InvalidPathException e) {
      throw new CopyException(
          ErrorCode.INVALID_PATH,
          "'" + path + "' cannot be a file name in this machine's " + encoding() + ".",
          e);
    }
  }

  /** The name of a directory's entry, proven to lead back to it. */
  String nameOf(FilePath directory, Path entry) throws CopyException {
    String name = String.valueOf(entry.getFileName());
    if (!leadsTo(name, entry)) {
      throw new CopyException(
          ErrorCode.INVALID_PATH,
          "'"
              + directory
              + "' holds a file whose name '"
              + name
              + "' is not text in this machine's "
              + encoding()
              + ", so nothing in this directory was copied.");
    }
    return name;
  }

  private static boolean leadsTo(String name, Path entry) {
    try {
      return entry.resolveSibling(name).equals(entry);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static String encoding() {
    return "file name encoding " + System.getProperty("sun.jnu.encoding", "(unknown)");
  }
}
