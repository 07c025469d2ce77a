package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FileContent;
import io.howdah.fs.FilePath;
import io.howdah.fs.webhdfs.Failover.LostAnswer;
import java.io.ByteArrayInputStream;

/** OPEN: asks for the place of the bytes, and opens them there. */
final class OpenOperation {
  private final NameNodeClient client;
  private final DataNodeClient dataNodes;
  private final Failover failover;
  private final DeadServers deadServers;
  private final RunningTransfers transfers;
  private final KnownDataNodes known;
  private final RecentLocations written;
  private final RecentLocations read;
  private final int bufferSize;

  /**
   * The operation.
   *
   * @param known where small files are read
   * @param written where files were written, which may be read there
   * @param read takes note of where files are read
   */
  OpenOperation(
      NameNodeClient client,
      DataNodeClient dataNodes,
      Failover failover,
      DeadServers deadServers,
      RunningTransfers transfers,
      KnownDataNodes known,
      RecentLocations written,
      RecentLocations read,
      int bufferSize) {
    this.client = client;
    this.dataNodes = dataNodes;
    this.failover = failover;
    this.deadServers = deadServers;
    this.transfers = transfers;
    this.known = known;
    this.written = written;
    this.read = read;
    this.bufferSize = bufferSize;
  }

  FileContent open(FilePath path, long offset, long length) throws CopyException {
    Request request = Request.of(Operation.OPEN, path);
    if (offset > 0) {
      request = request.with("offset", offset);
    }
    if (length < Long.MAX_VALUE) {
      request = request.with("length", length);
    }
    if (bufferSize > 0) {
      request = request.with("buffersize", bufferSize);
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
            client,
            deadServers,
            known,
            nameNode -> {
              Location wrote = written.take(request.path());
              return wrote == null
                  ? known.next(nameNode, request, length)
                  : wrote.forRequest(request);
            },
            request,
            (nameNode, location) -> {
              FileContent content =
                  dataNodes.open(nameNode, location, request, () -> known.forget(location));
              read.remember(request.path(), location);
              return content;
            });
    return failover.call(
        request.toString(),
        nameNode -> {
          transfers.check();
          return redirected.at(nameNode);
        },
        LostAnswer.repeat());
  }

  /** A DataNode refuses to begin at the very end, where there is simply nothing more to read. */
  private static boolean isAtEnd(CopyException e, long offset) {
    return e.code() == ErrorCode.SOURCE_CHANGED
        && String.valueOf(e.getMessage())
            .contains("Offset=" + offset + " out of the range [0, " + offset + ")");
  }
}
