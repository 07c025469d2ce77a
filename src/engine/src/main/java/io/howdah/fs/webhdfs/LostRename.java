package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.webhdfs.Failover.LostResponse;
import io.howdah.fs.webhdfs.response.RenameOutcome;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what became of a RENAME whose response was lost or proves nothing. It may take effect
 * later than the look.
 *
 * <p>A file is recognised at its new name by its status from before. At a NameNode that status is
 * not known at the first look, since it would cost each RENAME a request. There the length counts
 * with which this file system created the file. A file of the same length that another writer put
 * there is taken for ours. That needs a second coincidence: the old name, which only this run uses,
 * must be gone for another reason than this RENAME.
 */
final class LostRename implements LostResponse<RenameOutcome> {
  private final NameNodeCalls nameNode;
  private final FilePath from;
  private final FilePath to;
  private final OptionalLong length;
  private @Nullable FileStatus moved;
  private @Nullable URI emptyResponder;
  private boolean lost;
  private boolean hasResponse;
  private int pending;

  /**
   * A RENAME that is about to be sent.
   *
   * @param length of the file that has the old name, where that is known
   * @param moved what has the old name; null where that is not known
   */
  LostRename(
      NameNodeCalls nameNode,
      FilePath from,
      FilePath to,
      OptionalLong length,
      @Nullable FileStatus moved) {
    this.nameNode = nameNode;
    this.from = from;
    this.to = to;
    this.length = length;
    this.moved = moved;
  }

  @Override
  public Optional<RenameOutcome> look() throws CopyException {
    lost = true;
    boolean isPending = !hasResponse;
    hasResponse = false;
    Optional<RenameOutcome> found = find();
    if (isPending && !found.isPresent()) {
      pending++;
    }
    return found;
  }

  private Optional<RenameOutcome> find() throws CopyException {
    FileStatus seen = moved;
    if (seen != null && isAt(to, seen)) {
      return Optional.of(RenameOutcome.FOUND_DONE);
    }
    Optional<FileStatus> old = nameNode.status(from);
    if (old.isPresent()) {
      moved = old.get();
      return Optional.empty();
    }
    if (seen != null && isAt(swallowed(), seen)) {
      return Optional.of(RenameOutcome.FOUND_SWALLOWED);
    }
    return isAtNewName() ? Optional.of(RenameOutcome.FOUND_DONE) : Optional.empty();
  }

  /** Takes note that the last request has a response, though that proves nothing. */
  void responded() {
    hasResponse = true;
  }

  /**
   * Whether a request may still take effect: its response was lost, and a later request did the
   * work. An HttpFS waits for a NameNode behind the back of its client, for minutes.
   */
  boolean mayTakeEffectLater() {
    return pending > 0;
  }

  /**
   * Takes note that the last response was an empty body, of a server not known to be a NameNode.
   */
  void emptyResponseFrom(URI server) {
    emptyResponder = server;
  }

  /** The server whose response had an empty body, if any. */
  Optional<URI> emptyResponseOf() {
    return Optional.ofNullable(emptyResponder);
  }

  /** Where it is when a directory has the new name, and a plain rename moved it in there. */
  FilePath swallowed() throws CopyException {
    return to.child(from.name());
  }

  /** Whether a repetition failed only because the first request did its work after all. */
  boolean explains(CopyException failure) throws CopyException {
    return lost && failure.code() == ErrorCode.FILE_NOT_FOUND && isDoneByFormer();
  }

  /** Whether a repetition that got a plain no, as from an HttpFS, did so for that reason. */
  boolean explainsRefusal() throws CopyException {
    return lost && !nameNode.status(from).isPresent() && isDoneByFormer();
  }

  private boolean isDoneByFormer() throws CopyException {
    boolean isDone = isAtNewName();
    if (isDone && pending > 0) {
      pending--;
    }
    return isDone;
  }

  private boolean isAtNewName() throws CopyException {
    FileStatus seen = moved;
    return seen == null
        ? nameNode.status(to).filter(this::hasItsLength).isPresent()
        : isAt(to, seen);
  }

  private boolean hasItsLength(FileStatus there) {
    return !length.isPresent() || (there.isFile() && there.length() == length.getAsLong());
  }

  private boolean isAt(FilePath path, FileStatus expected) throws CopyException {
    return nameNode.status(path).filter(there -> isSame(expected, there)).isPresent();
  }

  /** By its id or, if the server reports none, by attributes that a rename keeps. */
  private static boolean isSame(FileStatus one, FileStatus other) {
    return one.type() == other.type()
        && one.fileId() == other.fileId()
        && (one.fileId() != 0
            || (one.length() == other.length()
                && one.modificationTime() == other.modificationTime()));
  }
}
