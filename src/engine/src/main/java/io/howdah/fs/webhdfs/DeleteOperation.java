package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.webhdfs.Failover.LostResponse;
import io.howdah.fs.webhdfs.request.Operation;
import io.howdah.fs.webhdfs.request.Request;
import io.howdah.fs.webhdfs.response.ValueReader;
import java.util.Optional;

/**
 * DELETE of a file or an empty directory: reports whether the path existed, even if the first
 * response was lost.
 */
final class DeleteOperation {
  private final NameNodeCalls nameNode;

  DeleteOperation(NameNodeCalls nameNode) {
    this.nameNode = nameNode;
  }

  boolean delete(FilePath path) throws CopyException {
    LostDelete lost = new LostDelete(path);
    Request request = Request.of(Operation.DELETE, path).with("recursive", "false");
    try {
      return nameNode.ask(request, ValueReader.ofBoolean(), lost) || lost.sawIt;
    } catch (CopyException e) {
      if (isNothingThere(e, path)) {
        return lost.sawIt;
      }
      throw e;
    }
  }

  /**
   * A conflict has two reasons, which the status tells apart: a parent is a file, so that nothing
   * is there, or the path is a directory that has entries.
   */
  private boolean isNothingThere(CopyException e, FilePath path) throws CopyException {
    return NameNodeCalls.isNothingThere(e)
        && (e.code() == ErrorCode.FILE_NOT_FOUND || !nameNode.status(path).isPresent());
  }

  private final class LostDelete implements LostResponse<Boolean> {
    private final FilePath path;

    /** It was there after the first request, which may yet have done its work before the next. */
    private boolean sawIt;

    private LostDelete(FilePath path) {
      this.path = path;
    }

    @Override
    public Optional<Boolean> look() throws CopyException {
      if (!nameNode.status(path).isPresent()) {
        return Optional.of(Boolean.TRUE);
      }
      sawIt = true;
      return Optional.empty();
    }
  }
}
