package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.webhdfs.Failover.LostAnswer;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what became of a RENAME whose response was lost or proves nothing. It may take effect
 * later than the look.
 */
final class LostRename implements LostAnswer<RenameAnswer> {
  private final NameNodeCalls nameNode;
  private final FilePath from;
  private final FilePath to;
  private @Nullable FileStatus moved;
  private @Nullable URI answeredEmpty;
  private boolean lost;

  /**
   * A RENAME that is about to be sent.
   *
   * @param moved what has the old name; null where that is not known
   */
  LostRename(NameNodeCalls nameNode, FilePath from, FilePath to, @Nullable FileStatus moved) {
    this.nameNode = nameNode;
    this.from = from;
    this.to = to;
    this.moved = moved;
  }

  @Override
  public Optional<RenameAnswer> look() throws CopyException {
    lost = true;
    FileStatus seen = moved;
    if (seen != null && isAt(to, seen)) {
      return Optional.of(RenameAnswer.FOUND_DONE);
    }
    Optional<FileStatus> old = nameNode.status(from);
    if (old.isPresent()) {
      moved = old.get();
      return Optional.empty();
    }
    if (seen != null && isAt(swallowed(), seen)) {
      return Optional.of(RenameAnswer.FOUND_SWALLOWED);
    }
    return isAtNewName() ? Optional.of(RenameAnswer.FOUND_DONE) : Optional.empty();
  }

  /**
   * Takes note that the last response was an empty body, of a server not known to be a NameNode.
   */
  void emptyAnswerFrom(URI server) {
    answeredEmpty = server;
  }

  /** The server that answered with an empty body, if any. */
  Optional<URI> emptyAnswerOf() {
    return Optional.ofNullable(answeredEmpty);
  }

  /** Where it is when a directory has the new name, and a plain rename moved it in there. */
  FilePath swallowed() throws CopyException {
    return to.child(from.name());
  }

  /** Whether a repetition failed only because the first request did its work after all. */
  boolean explains(CopyException failure) throws CopyException {
    return lost && failure.code() == ErrorCode.FILE_NOT_FOUND && isAtNewName();
  }

  /** Whether a repetition that got a plain no, as from an HttpFS, did so for that reason. */
  boolean explainsRefusal() throws CopyException {
    return lost && !nameNode.status(from).isPresent() && isAtNewName();
  }

  private boolean isAtNewName() throws CopyException {
    return isAt(to, moved);
  }

  private boolean isAt(FilePath path, @Nullable FileStatus expected) throws CopyException {
    Optional<FileStatus> there = nameNode.status(path);
    return there.isPresent() && (expected == null || isSame(expected, there.get()));
  }

  /** By its id, or where the server tells none, by what a rename leaves as it is. */
  private static boolean isSame(FileStatus one, FileStatus other) {
    return one.type() == other.type()
        && one.fileId() == other.fileId()
        && (one.fileId() != 0
            || (one.length() == other.length()
                && one.modificationTime() == other.modificationTime()));
  }
}
