package io.howdah.disposal;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Moves entries to the trash of the user: {@code ROOT/Current/PATH}, where the servers' emptier
 * finds them. ROOT is {@code .Trash} in the home directory, or {@code .Trash/USER} in an encryption
 * zone, out of which nothing can be renamed.
 */
final class TrashDisposal implements Disposal {
  private static final String TRASH = ".Trash";

  /** As Hadoop's client makes the directories of a user's trash. */
  private static final int OF_THE_USER = 0700;

  /** As an administrator makes the trash of an encryption zone, which all users share. */
  private static final int OF_ALL_USERS = 01777;

  private final RemoteFileSystem destination;
  private final FreshPlace place;

  TrashDisposal(RemoteFileSystem destination, Clock clock) {
    this.destination = destination;
    this.place = new FreshPlace(destination, clock, OF_THE_USER);
  }

  @Override
  public Unit unit() {
    return Unit.TREE;
  }

  @Override
  public void check(FilePath target) throws CopyException {
    if (!destination.traits().hasTrash()) {
      throw new CopyException(
          ErrorCode.DELETE_REFUSED,
          "The destination keeps no trash: fs.trash.interval of its servers is 0, or it is not"
              + " HDFS. Name a backup directory, or have files deleted for good.");
    }
    FilePath root = destination.trashRoot(target);
    if (!destination.canRename(target, root)) {
      throw new CopyException(
          ErrorCode.DELETE_REFUSED,
          "The trash '"
              + root
              + "' is on another nameservice than '"
              + target
              + "'. Name a backup directory there, or have files deleted for good.");
    }
  }

  @Override
  public Optional<FilePath> remove(FileStatus entry) throws CopyException {
    FilePath root = destination.trashRoot(entry.path());
    try {
      makeShared(root.parent());
      return Optional.of(place.moveBelow(root.child("Current"), entry));
    } catch (CopyException e) {
      throw e.during("Moving '" + entry.path() + "' to the trash " + root + " failed");
    }
  }

  /** In an encryption zone the directory above a user's trash must admit all users. */
  private void makeShared(@Nullable FilePath directory) throws CopyException {
    if (directory != null
        && directory.name().equals(TRASH)
        && !destination.status(directory).isPresent()) {
      destination.makeDirectories(directory, OF_ALL_USERS);
      destination.setPermission(directory, OF_ALL_USERS);
    }
  }
}
