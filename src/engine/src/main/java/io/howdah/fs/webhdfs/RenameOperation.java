package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.LeftBehindException;
import io.howdah.fs.RenameMode;
import io.howdah.fs.webhdfs.request.Operation;
import io.howdah.fs.webhdfs.request.Request;
import io.howdah.fs.webhdfs.response.RenameOutcome;
import java.util.Optional;

/**
 * RENAME: always with {@code renameoptions}, since the plain one moves a file into a directory of
 * the new name. An HttpFS ignores them. There this class follows their rules, and checks the effect
 * of each RENAME.
 */
final class RenameOperation {
  private final NameNodeCalls nameNode;
  private final ServerKinds kinds;
  private final CreatedLengths created;
  private final PlainReplacement replacement;

  RenameOperation(
      NameNodeCalls nameNode,
      ServerKinds kinds,
      CreatedLengths created,
      PlainReplacement replacement) {
    this.nameNode = nameNode;
    this.kinds = kinds;
    this.created = created;
    this.replacement = replacement;
  }

  void rename(FilePath from, FilePath to, RenameMode mode) throws CopyException {
    if (from.equals(to)) {
      throw new CopyException(
          ErrorCode.DESTINATION_EXISTS, "Renaming " + from + " to itself changes nothing.");
    }
    if (!kinds.areKnown()) {
      // Changes nothing, and shows what kind of server this is.
      nameNode.locate(Request.of(Operation.CREATE, to));
    }
    if (!kinds.heedRenameOptions()) {
      Optional<FileStatus> there = nameNode.status(to);
      if (there.isPresent()) {
        renameOnto(there.get(), from, mode);
        return;
      }
    }
    if (send(from, to, mode, begin(from, to)) == RenameOutcome.FALSE) {
      explainRefusal(from, to, mode);
    }
  }

  private LostRename begin(FilePath from, FilePath to) throws CopyException {
    FileStatus moved = kinds.heedRenameOptions() ? null : nameNode.status(from).orElse(null);
    return new LostRename(nameNode, from, to, created.of(from), moved);
  }

  /** Sends one RENAME, and looks where the response does not prove what became of it. */
  private RenameOutcome send(FilePath from, FilePath to, RenameMode mode, LostRename lost)
      throws CopyException {
    Request request =
        Request.of(Operation.RENAME, from)
            .with("destination", protectedFromTrim(to))
            .with("renameoptions", mode == RenameMode.REPLACE_EXISTING ? "OVERWRITE" : "NONE");
    try {
      RenameOutcome response =
          nameNode.askByServer(
              request, server -> new RenameReader(kinds, server, request, lost), lost);
      if (response == RenameOutcome.FOUND_SWALLOWED) {
        throw swallowed(from, to, lost.swallowed());
      }
      if (response == RenameOutcome.FOUND_DONE) {
        lost.emptyResponseOf().ifPresent(kinds::learnFromTrueEmptyResponse);
      }
      return response == RenameOutcome.FALSE && lost.explainsRefusal()
          ? RenameOutcome.FOUND_DONE
          : response;
    } catch (CopyException e) {
      if (lost.explains(e)) {
        return RenameOutcome.FOUND_DONE;
      }
      throw e;
    }
  }

  /** Takes a file out of the directory into which an HttpFS has moved it. */
  private CopyException swallowed(FilePath from, FilePath to, FilePath inside)
      throws CopyException {
    CopyException conflict =
        new CopyException(
            ErrorCode.DESTINATION_CONFLICT,
            "Renaming " + from + " to " + to + " is impossible: a directory has that name.");
    try {
      LostRename lost = begin(inside, from);
      if (send(inside, from, RenameMode.KEEP_EXISTING, lost) == RenameOutcome.FALSE) {
        return new LeftBehindException(conflict, "The file is left behind as " + inside, inside);
      }
      return conflict;
    } catch (CopyException e) {
      conflict.addSuppressed(e);
      return new LeftBehindException(conflict, "The file is left behind as " + inside, inside);
    }
  }

  /**
   * The new name as a server must be sent it. An HttpFS trims {@code destination}, as {@link
   * String#trim} does, so a name that ends with a blank or a control character would lose it. A
   * slash behind the name protects it; NameNodes and HttpFS ignore the slash.
   */
  private static String protectedFromTrim(FilePath to) {
    String text = to.toString();
    return text.trim().equals(text) ? text : text + "/";
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

  private PlainReplacement.Trace renamePlainly(FilePath from, FilePath to) throws CopyException {
    LostRename lost = begin(from, to);
    if (send(from, to, RenameMode.KEEP_EXISTING, lost) == RenameOutcome.FALSE) {
      explainRefusal(from, to, RenameMode.KEEP_EXISTING);
    }
    return lost.mayTakeEffectLater()
        ? PlainReplacement.Trace.REQUEST_PENDING
        : PlainReplacement.Trace.NONE;
  }

  /** A plain RENAME fails without a reason: finds the reason, or renames in the other way. */
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
        ErrorCode.SERVER_FAILED,
        "The server refused to rename " + from + " to " + to + " without a reason.");
  }
}
