package io.howdah.undo;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.Mode;
import io.howdah.disposal.Disposal;
import io.howdah.event.EntryUndone.Outcome;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.RenameMode;
import io.howdah.report.Change;
import io.howdah.report.ReportedChange;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Undoes one change of a file, or the removal of a directory. It looks at the present state first,
 * so it can be repeated, and it never touches an entry that changed after the run.
 */
final class EntryUndo {
  private final RemoteFileSystem destination;
  private final KeptEntries kept;
  private final Disposal added;
  private final Map<FilePath, FileStatus> withdrawn;
  private final Mode mode;
  private final Set<FilePath> wouldBeRemoved = Collections.synchronizedSet(new HashSet<>());

  /**
   * Creates an undo.
   *
   * @param added receives the files that the run has added
   * @param withdrawn the done flags that the run has withdrawn, as they were before
   */
  EntryUndo(
      RemoteFileSystem destination,
      KeptEntries kept,
      Disposal added,
      Map<FilePath, FileStatus> withdrawn,
      Mode mode) {
    this.destination = destination;
    this.kept = kept;
    this.added = added;
    this.withdrawn = withdrawn;
    this.mode = mode;
  }

  Outcome undo(ReportedChange reported) throws CopyException {
    Change change = reported.change();
    @Nullable FileStatus now = destination.status(change.path()).orElse(null);
    if (now != null && wouldBeRemoved.contains(change.path())) {
      now = null;
    }
    switch (change.kind()) {
      case ADD:
        return removeAdded(change, now);
      case REPLACE:
      case REMOVE:
      case WITHDRAW:
        return restore(reported, now);
      case RENAME:
      case MAKE_DIRECTORY:
      case SET_ATTRIBUTES:
        throw new IllegalArgumentException(change.toString());
    }
    throw new IllegalArgumentException(change.toString());
  }

  private Outcome removeAdded(Change change, @Nullable FileStatus now) throws CopyException {
    @Nullable FileStatus oldFlag = withdrawn.get(change.path());
    boolean isRestored = now != null && oldFlag != null && KeptEntries.isSame(now, oldFlag);
    if (now == null || isRestored) {
      return Outcome.UNCHANGED;
    }
    remove(now, change);
    return Outcome.REMOVED;
  }

  private Outcome restore(ReportedChange reported, @Nullable FileStatus now) throws CopyException {
    Change change = reported.change();
    FileStatus before = Objects.requireNonNull(change.before(), "an old entry");
    @Nullable FileStatus after = change.after();
    if (after != null && KeptEntries.isSame(before, after)) {
      throw new CopyException(
          ErrorCode.CHANGED_SINCE,
          "The server tells no file ids, and both versions of '"
              + change.path()
              + "' have the same length and time, so they cannot be told apart.");
    }
    if (now != null && KeptEntries.isSame(now, before)) {
      return Outcome.UNCHANGED;
    }
    @Nullable FileStatus old = kept.find(reported);
    if (old == null) {
      throw new CopyException(
          ErrorCode.FILE_NOT_FOUND,
          "The old '" + change.path() + "' is not in the backup directory any more.");
    }
    if (now != null) {
      remove(now, change);
    }
    if (mode != Mode.DRY_RUN) {
      destination.rename(old.path(), change.path(), RenameMode.KEEP_EXISTING);
    }
    return Outcome.RESTORED;
  }

  /** Moves the file of the run away. */
  private void remove(FileStatus now, Change change) throws CopyException {
    @Nullable FileStatus after = change.after();
    if (after == null || !KeptEntries.isSame(now, after)) {
      throw new CopyException(
          ErrorCode.CHANGED_SINCE,
          "'"
              + change.path()
              + "' is not as the run left it: "
              + (after == null ? "it was removed then" : "it was " + state(after) + " then")
              + ", and is "
              + state(now)
              + " now.");
    }
    if (mode == Mode.DRY_RUN) {
      wouldBeRemoved.add(change.path());
    } else {
      added.remove(now);
    }
  }

  private static String state(FileStatus entry) {
    return entry.isDirectory()
        ? "a directory"
        : "a file of " + entry.length() + " bytes, modified " + entry.modificationTime();
  }
}
