package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.webhdfs.Failover.LostAnswer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out whether a RENAME whose answer was lost took effect, perhaps later than we looked. */
final class LostRename implements LostAnswer<RenameAnswer> {
  private final NameNodeCalls nameNode;
  private final FilePath from;
  private final FilePath to;
  private @Nullable FileStatus seenAtOldName;
  private boolean lost;

  LostRename(NameNodeCalls nameNode, FilePath from, FilePath to) {
    this.nameNode = nameNode;
    this.from = from;
    this.to = to;
  }

  @Override
  public Optional<RenameAnswer> look() throws CopyException {
    lost = true;
    Optional<FileStatus> old = nameNode.status(from);
    if (old.isPresent()) {
      seenAtOldName = old.get();
      return Optional.empty();
    }
    return isAtNewName() ? Optional.of(RenameAnswer.FOUND_DONE) : Optional.empty();
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
    Optional<FileStatus> renamed = nameNode.status(to);
    return renamed.isPresent()
        && (seenAtOldName == null || renamed.get().fileId() == seenAtOldName.fileId());
  }
}
