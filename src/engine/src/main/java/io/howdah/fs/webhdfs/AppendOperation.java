package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.ContentSource;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.webhdfs.Failover.LostResponse;
import io.howdah.fs.webhdfs.http.UploadEntity;
import io.howdah.fs.webhdfs.request.Operation;
import io.howdah.fs.webhdfs.request.Request;

/**
 * APPEND: requests a location and sends the bytes there. Until the source is read, a dead DataNode
 * or NameNode costs only another request. Afterwards nothing is repeated: the request has no
 * offset, so a repetition could append the same bytes twice.
 */
final class AppendOperation {
  private final SharedState shared;
  private final NameNodeCalls nameNode;
  private final DataNodeClient dataNodes;
  private final Failover failover;

  AppendOperation(
      SharedState shared, NameNodeCalls nameNode, DataNodeClient dataNodes, Failover failover) {
    this.shared = shared;
    this.nameNode = nameNode;
    this.dataNodes = dataNodes;
    this.failover = failover;
  }

  void append(FilePath path, ContentSource content) throws CopyException {
    requireFile(path);
    Request request = request(path);
    UploadEntity upload = new UploadEntity(request.toString(), content);
    shared.created().forget(path);
    RedirectedRead<Boolean> redirected =
        new RedirectedRead<>(
            shared,
            failover.patience(),
            active -> null,
            request,
            (active, location) -> {
              dataNodes.append(active, location, request, upload);
              return Boolean.TRUE;
            });
    failover.call(
        request.toString(),
        active -> {
          shared.transfers().check();
          return redirected.at(active);
        },
        LostResponse.repeat());
  }

  /**
   * Refuses a missing file or a directory. A NameNode redirects a request for an existing path in
   * any case, and an HttpFS takes the bytes before it looks.
   */
  private void requireFile(FilePath path) throws CopyException {
    FileStatus status =
        nameNode
            .status(path)
            .orElseThrow(
                () ->
                    new CopyException(
                        ErrorCode.FILE_NOT_FOUND,
                        path + " does not exist, and nothing can be appended to it."));
    if (status.isDirectory()) {
      throw new CopyException(
          ErrorCode.DESTINATION_CONFLICT,
          path + " is a directory, and nothing can be appended to it.");
    }
  }

  private Request request(FilePath path) {
    Request request = Request.of(Operation.APPEND, path);
    int bufferSize = shared.settings().bufferSize();
    return bufferSize > 0 ? request.with("buffersize", bufferSize) : request;
  }
}
