package io.howdah.scope;

import io.howdah.AttributeLoss;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.ErrorCode;
import io.howdah.FileAttribute;
import io.howdah.Mode;
import io.howdah.event.AttributeLost;
import io.howdah.event.RightMissing;
import io.howdah.fs.FilePath;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.UserRights;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The attributes that a run preserves, and what becomes of those that the destination refuses: they
 * are reported, or their file fails. An attribute that no file can get is not requested any more.
 */
public final class Preservation {
  /** A request that sets an attribute. */
  public interface Setting {
    void run() throws CopyException;
  }

  private final CopyOptions options;
  private final CopyListener listener;
  private final Map<FileAttribute, CopyException> givenUp = new ConcurrentHashMap<>();
  private final Set<FilePath> examined = ConcurrentHashMap.newKeySet();
  private final Map<FilePath, Set<FileAttribute>> planned = new ConcurrentHashMap<>();

  Preservation(CopyOptions options, CopyListener listener) {
    this.options = options;
    this.listener = listener;
  }

  /** Whether the attribute is preserved. */
  public boolean keeps(FileAttribute attribute) {
    return options.preserve().contains(attribute);
  }

  /**
   * Sends a request that changes an attribute. A dry run sends none, and {@link #takePlanned} tells
   * it later.
   */
  public void change(FileAttribute attribute, FilePath target, Setting request)
      throws CopyException {
    if (options.mode() == Mode.COPY && !examined.contains(target)) {
      request.run();
    } else {
      planned
          .computeIfAbsent(target, any -> Collections.synchronizedSet(EnumSet.of(attribute)))
          .add(attribute);
    }
  }

  /**
   * Runs a step without its changes.
   *
   * @param step sets attributes of {@code target} alone
   * @return the attributes that it would change
   */
  public Set<FileAttribute> examine(FilePath target, Setting step) throws CopyException {
    examined.add(target);
    try {
      step.run();
      return takePlanned(target);
    } finally {
      examined.remove(target);
    }
  }

  /** The attributes that a dry run would have changed there. */
  public Set<FileAttribute> takePlanned(FilePath target) {
    @Nullable Set<FileAttribute> found = planned.remove(target);
    return found == null ? Collections.emptySet() : found;
  }

  /** Whether an attribute that cannot be kept is only reported. */
  public boolean permitsLosses() {
    return options.attributeLoss() == AttributeLoss.REPORT;
  }

  /**
   * Asks for the rights of the user, and reports those that are missing. It is called before the
   * first file, and sends at most one request.
   */
  public void findRights(RemoteFileSystem destination) throws CopyException {
    boolean isNeeded =
        keeps(FileAttribute.OWNER) || keeps(FileAttribute.GROUP) || keeps(FileAttribute.XATTR);
    if (!isNeeded || destination.rights() != UserRights.ORDINARY) {
      return;
    }
    if (keeps(FileAttribute.OWNER)) {
      forbidOwners(
          new CopyException(
              ErrorCode.PERMISSION_DENIED,
              "The user is not a superuser of the destination, so no file keeps another owner than"
                  + " this user."));
    }
    if (keeps(FileAttribute.GROUP)) {
      tell(
          FileAttribute.GROUP,
          "The user is not a superuser of the destination, so no file keeps a group that the user"
              + " is not in.");
    }
    if (keeps(FileAttribute.XATTR)) {
      tell(
          FileAttribute.XATTR,
          "The user is not a superuser of the destination, so no extended attribute of the name"
              + " space 'trusted' is kept.");
    }
  }

  /** Gives up the owners of all files, and reports it once. */
  public void forbidOwners(CopyException cause) {
    if (givenUp.putIfAbsent(FileAttribute.OWNER, cause) == null) {
      tell(FileAttribute.OWNER, String.valueOf(cause.getMessage()));
    }
  }

  private void tell(FileAttribute attribute, String sentence) {
    listener.on(RightMissing.of(attribute, sentence));
  }

  /** Why no file can get the attribute; null where it is requested. */
  public @Nullable CopyException reasonToGiveUp(FileAttribute attribute) {
    return givenUp.get(attribute);
  }

  /**
   * Sets an attribute that is preserved.
   *
   * @param target the file or directory under its final name
   * @return whether it is set; otherwise it is lost
   * @throws CopyException where the file fails: no losses are permitted, or the failure says
   *     nothing about the attribute, such as that of a connection
   */
  public boolean set(FileAttribute attribute, FilePath target, Setting request)
      throws CopyException {
    @Nullable CopyException reason = givenUp.get(attribute);
    if (reason != null) {
      lose(attribute, target, reason);
      return false;
    }
    try {
      request.run();
      return true;
    } catch (CopyException e) {
      lose(attribute, target, e);
      if (e.code() == ErrorCode.UNSUPPORTED_OPERATION && isOfServer(attribute)) {
        givenUp.putIfAbsent(attribute, e);
      }
      return false;
    }
  }

  /**
   * Reports an attribute that cannot be kept.
   *
   * @throws CopyException the cause, where the file fails
   */
  public void lose(FileAttribute attribute, FilePath target, CopyException cause)
      throws CopyException {
    if (!permitsLosses() || !isRefusal(cause.code())) {
      throw cause;
    }
    if (options.mode() == Mode.COPY) {
      listener.on(AttributeLost.of(target.toString(), attribute, cause));
    }
  }

  /** Whether the destination refused the attribute itself. */
  public static boolean isRefusal(ErrorCode code) {
    switch (code) {
      case CANCELLED:
      case FILE_NOT_FOUND:
      case INTERNAL_ERROR:
      case LOCAL_IO_FAILED:
      case SERVER_FAILED:
      case UNEXPECTED_ANSWER:
        return false;
      default:
        return !code.isRetryable() && !code.isClusterWide();
    }
  }

  /** Whether a server that does not support the attribute refuses it for each file. */
  private static boolean isOfServer(FileAttribute attribute) {
    switch (attribute) {
      case ACL:
      case XATTR:
      case STORAGE_POLICY:
      case ERASURE_CODING_POLICY:
        return true;
      case OWNER:
      case GROUP:
      case PERMISSION:
      case TIMES:
      case REPLICATION:
      case BLOCK_SIZE:
        return false;
    }
    throw new IllegalArgumentException(attribute.toString());
  }
}
