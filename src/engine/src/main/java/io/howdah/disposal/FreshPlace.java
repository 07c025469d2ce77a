package io.howdah.disposal;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.RenameMode;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Moves entries below a directory that keeps what was removed. A name that is taken there gets the
 * time appended, in milliseconds since 1970, as Hadoop's own trash does it.
 */
final class FreshPlace {
  /** Other clients may take a name at the same moment. */
  private static final int MOST_TRIES = 10;

  private final RemoteFileSystem destination;
  private final Clock clock;
  private final @Nullable Integer permission;

  /**
   * Creates a mover.
   *
   * @param permission of new directories; null for the server's default
   */
  FreshPlace(RemoteFileSystem destination, Clock clock, @Nullable Integer permission) {
    this.destination = destination;
    this.clock = clock;
    this.permission = permission;
  }

  /** Moves an entry to its own absolute path below {@code keeper}, and returns its new path. */
  FilePath moveBelow(FilePath keeper, FileStatus entry) throws CopyException {
    FilePath place = keeper;
    FilePath directory = keeper;
    for (String name : entry.path().names()) {
      directory = place;
      place = place.child(name);
    }
    FilePath parent = makeDirectory(keeper, directory);
    String name = entry.name();
    for (int tries = 1; ; tries++) {
      try {
        FilePath free = parent.child(name);
        destination.rename(entry.path(), free, RenameMode.KEEP_EXISTING);
        return free;
      } catch (CopyException e) {
        if (tries == MOST_TRIES || !(isTaken(e) || isParentGone(e, entry))) {
          throw e;
        }
        if (isTaken(e)) {
          name = entry.name() + (clock.millis() + tries);
        } else {
          parent = makeDirectory(keeper, directory);
        }
      }
    }
  }

  /** A NameNode may rename {@code Current} to a checkpoint of the trash at any moment. */
  private boolean isParentGone(CopyException e, FileStatus entry) throws CopyException {
    return e.code() == ErrorCode.FILE_NOT_FOUND && destination.status(entry.path()).isPresent();
  }

  /** Makes a directory below {@code keeper}. Where a file has one of its names, another is used. */
  private FilePath makeDirectory(FilePath keeper, FilePath directory) throws CopyException {
    try {
      destination.makeDirectories(directory, permission);
      return directory;
    } catch (CopyException e) {
      if (!isTaken(e)) {
        throw e;
      }
    }
    FilePath free = keeper;
    for (String name : directory.relativeTo(keeper).split("/", -1)) {
      FilePath wanted = free.child(name);
      boolean isFile = destination.status(wanted).filter(it -> !it.isDirectory()).isPresent();
      free = isFile ? free.child(name + clock.millis()) : wanted;
    }
    destination.makeDirectories(free, permission);
    return free;
  }

  private static boolean isTaken(CopyException e) {
    return e.code() == ErrorCode.DESTINATION_EXISTS || e.code() == ErrorCode.DESTINATION_CONFLICT;
  }
}
