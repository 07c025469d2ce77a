package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.QuotaRoom;
import io.howdah.scope.CopyScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether the quotas of the destination have room for a directory beside that of which it
 * takes the place. It counts one replica of each byte, since the destination decides how many there
 * will be: a directory that passes can still be refused when it is written. Safe for use by many
 * threads.
 */
final class QuotaCheck {
  private final CopyScope scope;
  private final Map<FilePath, Boolean> limited = new ConcurrentHashMap<>();

  QuotaCheck(CopyScope scope) {
    this.scope = scope;
  }

  /**
   * Refuses a directory that does not fit.
   *
   * @param planned what the directory will have
   * @throws CopyException {@link ErrorCode#QUOTA_EXCEEDED}
   */
  void check(FilePath target, Portion planned) throws CopyException {
    @Nullable FilePath parent = target.parent();
    if (parent == null) {
      return;
    }
    for (FilePath directory : limitedAbove(parent)) {
      QuotaRoom room = room(directory);
      if (room.entries() < planned.entries() || room.bytes() < planned.bytes()) {
        throw new CopyException(
            ErrorCode.QUOTA_EXCEEDED,
            "'"
                + target
                + "' was not replaced as a whole: the old and the new one are there at the same"
                + " time, and the quota of '"
                + directory
                + "' has no room for "
                + planned.entries()
                + " more files and directories with "
                + planned.bytes()
                + " bytes or more.");
      }
    }
  }

  /** The directories with a quota, which are nearly always none. They are requested once. */
  private List<FilePath> limitedAbove(FilePath parent) throws CopyException {
    List<FilePath> found = new ArrayList<>();
    for (@Nullable FilePath at = parent; at != null; at = at.parent()) {
      if (isLimited(at)) {
        found.add(at);
      }
    }
    return found;
  }

  /** Where there is no quota, a NameNode counts the whole tree for this request. */
  private boolean isLimited(FilePath directory) throws CopyException {
    @Nullable Boolean known = limited.get(directory);
    if (known == null) {
      known = !room(directory).equals(QuotaRoom.UNLIMITED);
      limited.put(directory, known);
    }
    return known;
  }

  /** A server that does not tell does not keep the copy from trying. */
  private QuotaRoom room(FilePath directory) throws CopyException {
    try {
      return scope.destination().quotaRoom(directory);
    } catch (CopyException e) {
      if (e.code().isClusterWide() || e.code() == ErrorCode.CANCELLED) {
        throw e;
      }
      return QuotaRoom.UNLIMITED;
    }
  }
}
