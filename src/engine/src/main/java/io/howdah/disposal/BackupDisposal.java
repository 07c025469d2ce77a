package io.howdah.disposal;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import java.time.Clock;
import java.util.Optional;

/** Moves entries to the backup directory of one run: {@code BACKUP/RUN/PATH}. */
final class BackupDisposal implements Disposal {
  private final RemoteFileSystem destination;
  private final FilePath keeper;
  private final FreshPlace place;

  /**
   * Creates a disposal.
   *
   * @param keeper the directory of this run in the backup directory
   */
  BackupDisposal(RemoteFileSystem destination, FilePath keeper, Clock clock) {
    this.destination = destination;
    this.keeper = keeper;
    this.place = new FreshPlace(destination, clock, null);
  }

  @Override
  public Unit unit() {
    return Unit.TREE;
  }

  @Override
  public void check(FilePath target) throws CopyException {
    if (!destination.canRename(target, keeper)) {
      throw new CopyException(
          ErrorCode.DELETE_REFUSED,
          "The backup '" + keeper + "' is on another nameservice than '" + target + "'.");
    }
  }

  @Override
  public Optional<FilePath> remove(FileStatus entry) throws CopyException {
    try {
      return Optional.of(place.moveBelow(keeper, entry));
    } catch (CopyException e) {
      throw e.during("Moving '" + entry.path() + "' to the backup " + keeper + " failed");
    }
  }
}
