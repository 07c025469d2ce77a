package io.howdah.commit;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.FileAttribute;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.scope.CopyScope;
import io.howdah.scope.Preservation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Sets owner and group as far as the user may. Only a superuser may change owners. An ordinary user
 * may choose among the groups of this user. A NameNode refuses even the group that a file has
 * already if the user is not in it, so what is equal is not requested.
 */
final class OwnershipStep {
  private final RemoteFileSystem destination;
  private final Preservation preservation;

  /** Groups that were refused for new files, which belong to the user: this user is not in them. */
  private final Map<String, CopyException> refusedGroups = new ConcurrentHashMap<>();

  OwnershipStep(CopyScope scope) {
    this.destination = scope.destination();
    this.preservation = scope.preservation();
  }

  void apply(AttributeTarget at, FileStatus source) throws CopyException {
    @Nullable FileStatus current = at.current();
    @Nullable String owner = preserved(FileAttribute.OWNER, source.owner());
    @Nullable String group = preserved(FileAttribute.GROUP, source.group());
    if (current != null) {
      owner = current.owner().equals(owner) ? null : owner;
      group = current.group().equals(group) ? null : group;
    }
    if (owner == null && group == null) {
      return;
    }
    @Nullable CopyException refusal = null;
    if (mayBeGranted(owner, group)) {
      refusal = request(at, owner, group);
      if (refusal == null) {
        return;
      }
    }
    FileStatus now = current == null ? status(at.path()) : current;
    boolean isForBoth = owner != null && group != null;
    if (owner != null && !owner.equals(now.owner())) {
      setOwner(at, owner, isForBoth ? null : refusal);
    }
    if (group != null && !group.equals(now.group())) {
      setGroup(at, group, isForBoth ? null : refusal);
    }
  }

  private @Nullable String preserved(FileAttribute attribute, String value) {
    return preservation.keeps(attribute) && !value.isEmpty() ? value : null;
  }

  private boolean mayBeGranted(@Nullable String owner, @Nullable String group) {
    boolean isOwnerPossible =
        owner == null || preservation.reasonToGiveUp(FileAttribute.OWNER) == null;
    return isOwnerPossible && (group == null || !refusedGroups.containsKey(group));
  }

  /** Returns the refusal; null where both are set. */
  private @Nullable CopyException request(
      AttributeTarget at, @Nullable String owner, @Nullable String group) throws CopyException {
    try {
      if (owner != null) {
        preservation.change(
            FileAttribute.OWNER, at.target(), () -> destination.setOwner(at.path(), owner, group));
      }
      if (group != null) {
        preservation.change(
            FileAttribute.GROUP,
            at.target(),
            () -> {
              if (owner == null) {
                destination.setOwner(at.path(), null, group);
              }
            });
      }
      return null;
    } catch (CopyException e) {
      if (Preservation.isRefusal(e.code())) {
        return e;
      }
      throw e;
    }
  }

  /**
   * Sets the owner.
   *
   * @param earlier the refusal of the same request; null if it was not sent
   */
  private void setOwner(AttributeTarget at, String owner, @Nullable CopyException earlier)
      throws CopyException {
    @Nullable CopyException reason = preservation.reasonToGiveUp(FileAttribute.OWNER);
    @Nullable CopyException refusal = earlier == null ? reason : earlier;
    if (refusal == null) {
      refusal = request(at, owner, null);
    }
    if (refusal == null) {
      return;
    }
    if (refusal.code() == ErrorCode.PERMISSION_DENIED && reason == null) {
      preservation.forbidOwners(refusal.during("The user may not give files to other users"));
    }
    preservation.lose(FileAttribute.OWNER, at.target(), refusal);
  }

  private void setGroup(AttributeTarget at, String group, @Nullable CopyException earlier)
      throws CopyException {
    @Nullable CopyException refusal = earlier == null ? refusedGroups.get(group) : earlier;
    if (refusal == null) {
      refusal = request(at, null, group);
    }
    if (refusal == null) {
      return;
    }
    if (refusal.code() == ErrorCode.PERMISSION_DENIED && at.isNew()) {
      refusedGroups.putIfAbsent(group, refusal);
    }
    preservation.lose(FileAttribute.GROUP, at.target(), refusal);
  }

  private FileStatus status(FilePath path) throws CopyException {
    return destination
        .status(path)
        .orElseThrow(
            () ->
                new CopyException(
                    ErrorCode.FILE_NOT_FOUND,
                    "'" + path + "' was deleted before it got its owner."));
  }
}
