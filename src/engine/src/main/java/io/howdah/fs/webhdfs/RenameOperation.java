package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RenameMode;
import java.util.Optional;

/**
 * RENAME: always with {@code renameoptions}, since the plain one moves a file into a directory of
 * the new name. An HttpFS overlooks them, which its first answer gives away; from then on the rules
 * are kept here.
 */
final class RenameOperation {
  private final NameNodeCalls nameNode;
  private final PlainReplacement replacement;
  private final RenameOptions options;

  RenameOperation(NameNodeCalls nameNode, RenameOptions options, PlainReplacement replacement) {
    this.nameNode = nameNode;
    this.options = options;
    this.replacement = replacement;
  }

  void rename(FilePath from, FilePath to, RenameMode mode) throws CopyException {
    if (from.equals(to)) {
      throw new CopyException(
          ErrorCode.DESTINATION_EXISTS, "Renaming " + from + " to itself changes nothing.");
    }
    if (!options.areKnown()) {
      // Changes nothing, and tells what kind of server this is.
      nameNode.locate(Request.of(Operation.CREATE, to));
    }
    if (!options.areHeeded()) {
      refuseTrimmedName(to);
      Optional<FileStatus> there = nameNode.status(to);
      if (there.isPresent()) {
        renameOnto(there.get(), from, mode);
        return;
      }
    }
    if (send(from, to, mode) == RenameAnswer.NOT_DONE) {
      explainRefusal(from, to, mode);
    }
  }

  /** Sends one RENAME and learns from the answer. */
  private RenameAnswer send(FilePath from, FilePath to, RenameMode mode) throws CopyException {
    LostRename lost = new LostRename(nameNode, from, to);
    Request request =
        Request.of(Operation.RENAME, from)
            .with("destination", to.toString())
            .with("renameoptions", mode == RenameMode.REPLACE_EXISTING ? "OVERWRITE" : "NONE");
    try {
      RenameAnswer answer = nameNode.ask(request, RenameAnswer::read, lost);
      options.learn(answer);
      return answer == RenameAnswer.NOT_DONE && lost.explainsRefusal()
          ? RenameAnswer.FOUND_DONE
          : answer;
    } catch (CopyException e) {
      if (lost.explains(e)) {
        return RenameAnswer.FOUND_DONE;
      }
      throw e;
    }
  }

  /** An HttpFS trims the new name, and so would give another one. */
  private static void refuseTrimmedName(FilePath to) throws CopyException {
    if (!to.toString().trim().equals(to.toString())) {
      throw new CopyException(
          ErrorCode.UNSUPPORTED_OPERATION,
          "This HttpFS cannot rename anything to '" + to + "': it would leave the last blank out.");
    }
  }

  private void renameOnto(FileStatus there, FilePath from, RenameMode mode) throws CopyException {
    FileStatus moved =
        nameNode
            .status(from)
            .orElseThrow(
                () ->
                    new CopyException(
                        ErrorCode.FILE_NOT_FOUND, from + " does not exist and is not renamed."));
    if (moved.isDirectory() != there.isDirectory()) {
      throw new CopyException(
          ErrorCode.DESTINATION_CONFLICT,
          "Renaming "
              + from
              + " to "
              + there.path()
              + " is impossible: one is a directory and the other is not.");
    }
    if (mode == RenameMode.KEEP_EXISTING || there.isDirectory()) {
      throw new CopyException(
          ErrorCode.DESTINATION_EXISTS,
          "Renaming " + from + " failed: " + there.path() + " already exists.");
    }
    replacement.replace(from, there.path(), this::renamePlainly);
  }

  private void renamePlainly(FilePath from, FilePath to) throws CopyException {
    if (send(from, to, RenameMode.KEEP_EXISTING) == RenameAnswer.NOT_DONE) {
      explainRefusal(from, to, RenameMode.KEEP_EXISTING);
    }
  }

  /** A plain RENAME says only "no": finds out why, or does it in the other way. */
  private void explainRefusal(FilePath from, FilePath to, RenameMode mode) throws CopyException {
    Optional<FileStatus> there = nameNode.status(to);
    if (there.isPresent()) {
      renameOnto(there.get(), from, mode);
      return;
    }
    FilePath parent = to.parent();
    if (!nameNode.status(from).isPresent()
        || parent == null
        || !nameNode.status(parent).isPresent()) {
      throw new CopyException(
          ErrorCode.FILE_NOT_FOUND,
          "Renaming " + from + " to " + to + " failed: the file or the new parent does not exist.");
    }
    throw new CopyException(
        ErrorCode.UNEXPECTED_ANSWER,
        "The server refused to rename " + from + " to " + to + " without a reason.");
  }
}
