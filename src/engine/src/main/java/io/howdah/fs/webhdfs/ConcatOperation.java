package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.webhdfs.Failover.LostResponse;
import io.howdah.fs.webhdfs.request.Operation;
import io.howdah.fs.webhdfs.request.Request;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * CONCAT: keeps the status of the target before, so that it can check the effect after a response
 * that is lost or proves nothing.
 */
final class ConcatOperation {
  private final NameNodeCalls nameNode;
  private final ServerKinds kinds;
  private final CreatedLengths created;

  ConcatOperation(NameNodeCalls nameNode, ServerKinds kinds, CreatedLengths created) {
    this.nameNode = nameNode;
    this.kinds = kinds;
    this.created = created;
  }

  void concat(FilePath target, List<FilePath> parts) throws CopyException {
    if (parts.isEmpty()) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT, "Nothing is given to be appended to " + target + ".");
    }
    for (FilePath part : parts) {
      if (part.toString().indexOf(',') >= 0) {
        throw new CopyException(
            ErrorCode.UNSUPPORTED_OPERATION,
            "WebHDFS cannot append " + part + ": it separates paths by commas.");
      }
    }
    FileStatus before =
        nameNode
            .status(target)
            .orElseThrow(
                () ->
                    new CopyException(
                        ErrorCode.FILE_NOT_FOUND,
                        target + " does not exist, and nothing can be appended to it."));
    Request request =
        Request.of(Operation.CONCAT, target)
            .with(
                "sources", parts.stream().map(FilePath::toString).collect(Collectors.joining(",")));
    LostConcat lost = new LostConcat(before);
    created.forget(target);
    try {
      nameNode.askByServer(request, server -> new ProvenEmptyReader(kinds, server, request), lost);
    } catch (CopyException e) {
      if (!lost.explains(e)) {
        throw e;
      }
    }
  }

  private final class LostConcat implements LostResponse<Boolean> {
    private final FileStatus before;
    private boolean lost;

    private LostConcat(FileStatus before) {
      this.before = before;
    }

    @Override
    public Optional<Boolean> look() throws CopyException {
      lost = true;
      return hasGrown() ? Optional.of(Boolean.TRUE) : Optional.empty();
    }

    /** Whether a repetition failed only because the first request did its work after all. */
    private boolean explains(CopyException failure) throws CopyException {
      return lost && failure.code() == ErrorCode.FILE_NOT_FOUND && hasGrown();
    }

    private boolean hasGrown() throws CopyException {
      Optional<FileStatus> now = nameNode.status(before.path());
      return now.isPresent()
          && now.get().fileId() == before.fileId()
          && now.get().length() > before.length();
    }
  }
}
