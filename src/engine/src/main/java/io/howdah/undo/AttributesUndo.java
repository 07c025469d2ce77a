package io.howdah.undo;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.Mode;
import io.howdah.event.EntryUndone.Outcome;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.report.Change;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Restores the attributes of an entry that the run did not replace. An attribute that has another
 * value than the run gave it stays as it is.
 */
final class AttributesUndo {
  private final RemoteFileSystem destination;
  private final Mode mode;

  AttributesUndo(RemoteFileSystem destination, Mode mode) {
    this.destination = destination;
    this.mode = mode;
  }

  Outcome undo(Change change) throws CopyException {
    FileStatus before = Objects.requireNonNull(change.before(), "old attributes");
    FileStatus after = Objects.requireNonNull(change.after(), "new attributes");
    @Nullable FileStatus now = destination.status(change.path()).orElse(null);
    if (now == null || now.type() != before.type() || now.fileId() != before.fileId()) {
      throw new CopyException(
          ErrorCode.CHANGED_SINCE,
          "'" + change.path() + "' is not the same " + word(before) + " any more.");
    }
    return restore(now, before, after) ? Outcome.ATTRIBUTES_RESTORED : Outcome.UNCHANGED;
  }

  /** Returns whether anything was to be restored. */
  private boolean restore(FileStatus now, FileStatus before, FileStatus after)
      throws CopyException {
    boolean isOwner = isToRestore(now.owner(), before.owner(), after.owner());
    boolean isGroup = isToRestore(now.group(), before.group(), after.group());
    // With an ACL the bits of the group are a mask, and must not become the group's own.
    boolean isPermission =
        now.hasAcl() == before.hasAcl()
            && isToRestore(now.permission(), before.permission(), after.permission());
    boolean isReplication =
        isToRestore(now.replication(), before.replication(), after.replication());
    boolean isTime = isTimeToRestore(now, before, after);
    if (mode != Mode.DRY_RUN) {
      if (isOwner || isGroup) {
        destination.setOwner(
            now.path(), isOwner ? before.owner() : null, isGroup ? before.group() : null);
      }
      if (isPermission) {
        destination.setPermission(now.path(), before.permission());
      }
      if (isReplication) {
        destination.setReplication(now.path(), before.replication());
      }
      if (isTime) {
        destination.setTimes(now.path(), before.modificationTime(), before.accessTime());
      }
    }
    return isOwner || isGroup || isPermission || isReplication || isTime;
  }

  /** The undo itself has changed the times of directories. */
  private static boolean isTimeToRestore(FileStatus now, FileStatus before, FileStatus after) {
    boolean wasSet = after.modificationTime() != 0;
    boolean isAsRunLeftIt = now.isDirectory() || now.modificationTime() == after.modificationTime();
    return wasSet && isAsRunLeftIt && now.modificationTime() != before.modificationTime();
  }

  private static boolean isToRestore(Object now, Object before, Object after) {
    return now.equals(after) && !now.equals(before);
  }

  private static String word(FileStatus entry) {
    return entry.isDirectory() ? "directory" : "file";
  }
}
