package io.howdah.fs.local;

import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RenameMode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** One rename, with refusals that the system call of that name does not have. */
final class LocalRename {
  private final LocalPaths paths;
  private final FileStatus moved;
  private final FilePath to;
  private final RenameMode mode;

  LocalRename(LocalPaths paths, FileStatus moved, FilePath to, RenameMode mode) {
    this.paths = paths;
    this.moved = moved;
    this.to = to;
    this.mode = mode;
  }

  void run() throws IOException {
    FilePath from = moved.path();
    if (to.startsWith(from) && !to.equals(from)) {
      throw LocalFailures.conflict(to, "is inside '" + from + "', which was to become it");
    }
    Path target = paths.of(to);
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      refuseToReplace(target);
    }
    if (mode == RenameMode.KEEP_EXISTING && !moved.isDirectory()) {
      moveUnlessTaken(paths.of(from), target);
      return;
    }
    Files.move(paths.of(from), target, StandardCopyOption.ATOMIC_MOVE);
  }

  private void refuseToReplace(Path target) throws IOException {
    boolean directory = Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS);
    if (directory != moved.isDirectory()) {
      throw LocalFailures.conflict(to, "exists, and only one of both is a directory");
    }
    if (isSpecial(target)) {
      throw LocalFailures.conflict(to, "is neither a file nor a directory");
    }
    if (mode == RenameMode.KEEP_EXISTING || (directory && !isEmpty(target))) {
      throw LocalFailures.exists(to);
    }
  }

  /**
   * A link is refused where the name is taken, even when it was taken a moment ago; the system call
   * for a rename would replace what is there.
   */
  private void moveUnlessTaken(Path from, Path target) throws IOException {
    try {
      Files.createLink(target, from);
    } catch (FileAlreadyExistsException e) {
      throw LocalFailures.exists(to);
    } catch (UnsupportedOperationException | FileSystemException e) {
      // Not every file system has links. Any other cause makes this fail as well, with the reason.
      Files.move(from, target, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    Files.delete(from);
  }

  private static boolean isSpecial(Path path) {
    return !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
        && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
        && !Files.isSymbolicLink(path);
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      return !entries.iterator().hasNext();
    }
  }
}
