package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FileChecksum;
import io.howdah.fs.FilePath;
import io.howdah.fs.webhdfs.Failover.LostResponse;
import io.howdah.fs.webhdfs.request.Operation;
import io.howdah.fs.webhdfs.request.Request;
import io.howdah.fs.webhdfs.response.ChecksumResponse;
import java.util.Optional;

/**
 * GETFILECHECKSUM: at the DataNode that the file was read from, or to which the NameNode redirects.
 * A file without a usable checksum is no fault: one repetition at once shows it, without a backoff.
 */
final class ChecksumOperation {
  private final SharedState shared;
  private final DataNodeClient dataNodes;
  private final Failover failover;

  ChecksumOperation(SharedState shared, DataNodeClient dataNodes, Failover failover) {
    this.shared = shared;
    this.dataNodes = dataNodes;
    this.failover = failover;
  }

  /**
   * The checksum of a file; empty where it has none.
   *
   * @param length of the file in bytes; a server is waited for longer where it is long
   */
  Optional<FileChecksum> checksum(FilePath path, long length) throws CopyException {
    Request request = Request.of(Operation.GETFILECHECKSUM, path);
    try {
      ChecksumResponse response = ask(request, length);
      // The second time at a DataNode that the NameNode draws anew.
      return (response.isRefused() ? ask(request, length) : response).checksum();
    } catch (CopyException e) {
      if (e.code() == ErrorCode.UNSUPPORTED_OPERATION) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private ChecksumResponse ask(Request request, long length) throws CopyException {
    RedirectedRead<ChecksumResponse> redirected =
        new RedirectedRead<>(
            shared,
            failover.patience(),
            nameNode -> shared.choice().toChecksum(request),
            request,
            (asked, location) -> dataNodes.checksum(asked, location, request, length));
    return failover.call(request.toString(), redirected, LostResponse.repeat());
  }
}
