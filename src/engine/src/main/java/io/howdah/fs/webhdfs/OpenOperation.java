package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FileContent;
import io.howdah.fs.FilePath;
import io.howdah.fs.webhdfs.Failover.LostResponse;
import io.howdah.fs.webhdfs.request.Operation;
import io.howdah.fs.webhdfs.request.Request;
import java.io.ByteArrayInputStream;

/** OPEN: requests the location of the bytes, and opens them there. */
final class OpenOperation {
  private final SharedState shared;
  private final DataNodeClient dataNodes;
  private final Failover failover;

  OpenOperation(SharedState shared, DataNodeClient dataNodes, Failover failover) {
    this.shared = shared;
    this.dataNodes = dataNodes;
    this.failover = failover;
  }

  FileContent open(FilePath path, long offset, long length) throws CopyException {
    Request request = Request.of(Operation.OPEN, path);
    if (offset > 0) {
      request = request.with("offset", offset);
    }
    if (length < Long.MAX_VALUE) {
      request = request.with("length", length);
    }
    if (shared.settings().bufferSize() > 0) {
      request = request.with("buffersize", shared.settings().bufferSize());
    }
    try {
      return open(request, length);
    } catch (CopyException e) {
      if (isAtEnd(e, offset)) {
        return FileContent.of(new ByteArrayInputStream(new byte[0]), 0);
      }
      throw e;
    }
  }

  private FileContent open(Request request, long length) throws CopyException {
    RedirectedRead<FileContent> redirected =
        new RedirectedRead<>(
            shared,
            failover.patience(),
            nameNode -> shared.choice().toRead(nameNode, request, length),
            request,
            (nameNode, location) -> {
              FileContent content =
                  dataNodes.open(
                      nameNode, location, request, () -> shared.choice().brokeOff(location));
              shared.choice().hasRead(request.path(), location);
              return content;
            });
    return failover.call(
        request.toString(),
        nameNode -> {
          shared.transfers().check();
          return redirected.at(nameNode);
        },
        LostResponse.repeat());
  }

  /** A DataNode refuses to begin at the very end, where there is simply nothing more to read. */
  private static boolean isAtEnd(CopyException e, long offset) {
    return e.code() == ErrorCode.SOURCE_CHANGED
        && String.valueOf(e.getMessage())
            .contains("Offset=" + offset + " out of the range [0, " + offset + ")");
  }
}
