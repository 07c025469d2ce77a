package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FileChecksum;
import io.howdah.fs.FilePath;
import io.howdah.fs.webhdfs.Failover.LostAnswer;
import java.util.Optional;

/** GETFILECHECKSUM: at the DataNode that the file was read from, or where the NameNode points. */
final class ChecksumOperation {
  private final SharedState shared;
  private final DataNodeClient dataNodes;
  private final Failover failover;

  ChecksumOperation(SharedState shared, DataNodeClient dataNodes, Failover failover) {
    this.shared = shared;
    this.dataNodes = dataNodes;
    this.failover = failover;
  }

  Optional<FileChecksum> checksum(FilePath path, long length) throws CopyException {
    Request request = Request.of(Operation.GETFILECHECKSUM, path);
    RedirectedRead<Optional<FileChecksum>> redirected =
        new RedirectedRead<>(
            shared,
            nameNode -> {
              Location wasRead = shared.read().take(path);
              return wasRead == null ? null : wasRead.forRequest(request);
            },
            request,
            (asked, location) -> dataNodes.checksum(asked, location, request, length));
    try {
      return failover.call(request.toString(), redirected, LostAnswer.repeat());
    } catch (CopyException e) {
      if (e.code() == ErrorCode.UNSUPPORTED_OPERATION) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
