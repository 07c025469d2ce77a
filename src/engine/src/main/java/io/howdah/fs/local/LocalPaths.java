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

  /** The name of a directory's entry, or how it is shown where it does not lead back to it. */
  LocalName nameOf(Path entry) {
    String name = String.valueOf(entry.getFileName());
    return leadsTo(name, entry) ? LocalName.of(name) : LocalName.undecodable(entry);
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
