package io.howdah.undo;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.Mode;
import io.howdah.event.EntryUndone.Outcome;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.RenameMode;
import io.howdah.report.Change;
import io.howdah.report.ReportedChange;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gives an entry its old path back, unless another entry has one of both paths now. It also undoes
 * what a run makes and removes between its renames.
 */
final class RenameUndo {
  private final RemoteFileSystem destination;
  private final EntryUndo entries;
  private final DirectoryUndo directories;
  private final Mode mode;

  RenameUndo(
      RemoteFileSystem destination, EntryUndo entries, DirectoryUndo directories, Mode mode) {
    this.destination = destination;
    this.entries = entries;
    this.directories = directories;
    this.mode = mode;
  }

  Outcome undo(ReportedChange reported) throws CopyException {
    Change change = reported.change();
    switch (change.kind()) {
      case RENAME:
        return rename(change);
      case MAKE_DIRECTORY:
        return directories.undo(change.path());
      case REMOVE:
        return entries.undo(reported);
      case ADD:
      case REPLACE:
      case WITHDRAW:
      case SET_ATTRIBUTES:
        break;
    }
    throw new IllegalArgumentException(change.toString());
  }

  private Outcome rename(Change change) throws CopyException {
    FileStatus before = Objects.requireNonNull(change.before(), "the old path");
    if (mode == Mode.DRY_RUN) {
      return Outcome.RESTORED; // Later renames have not been undone, so its path is another one.
    }
    @Nullable FileStatus now = destination.status(change.path()).orElse(null);
    if (now != null && KeptEntries.isSame(now, before)) {
      makeParent(before.path());
      destination.rename(change.path(), before.path(), RenameMode.KEEP_EXISTING);
      return Outcome.RESTORED;
    }
    @Nullable FileStatus old = destination.status(before.path()).orElse(null);
    if (old != null && KeptEntries.isSame(old, before)) {
      return Outcome.UNCHANGED;
    }
    throw new CopyException(
        ErrorCode.CHANGED_SINCE,
        "'" + change.path() + "' is not what the run renamed from '" + before.path() + "'.");
  }

  /** The directory through which the run moved entries is deleted at the end of the run. */
  private void makeParent(FilePath path) throws CopyException {
    @Nullable FilePath parent = path.parent();
    if (parent != null && !destination.status(parent).isPresent()) {
      destination.makeDirectories(parent, null);
    }
  }
}
