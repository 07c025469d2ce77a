package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.webhdfs.Failover.LostResponse;
import io.howdah.fs.webhdfs.request.Operation;
import io.howdah.fs.webhdfs.request.Request;
import io.howdah.fs.webhdfs.response.Location;
import io.howdah.fs.webhdfs.response.ResponseReader;
import io.howdah.fs.webhdfs.response.StatusReader;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/** Sends requests to the active NameNode, and repeats them as the retry policy allows. */
final class NameNodeCalls {
  private final NameNodeClient client;
  private final Failover failover;

  NameNodeCalls(NameNodeClient client, Failover failover) {
    this.client = client;
    this.failover = failover;
  }

  /** Sends a request that may be repeated without harm. */
  <T> T ask(Request request, ResponseReader<T> reader) throws CopyException {
    return ask(request, reader, LostResponse.repeat());
  }

  /** Sends a request that must not take effect twice. */
  <T> T ask(Request request, ResponseReader<T> reader, LostResponse<T> lostResponse)
      throws CopyException {
    return askByServer(request, nameNode -> reader, lostResponse);
  }

  /**
   * Sends a request that must not take effect twice, and whose response depends on the kind of its
   * server.
   */
  <T> T askByServer(
      Request request, Function<URI, ResponseReader<T>> readers, LostResponse<T> lostResponse)
      throws CopyException {
    return failover.call(
        request.toString(),
        nameNode -> client.ask(nameNode, request, readers.apply(nameNode)),
        lostResponse);
  }

  /** Requests the location of an operation; nothing is changed yet. */
  Location locate(Request request) throws CopyException {
    return failover.call(
        request.toString(), nameNode -> client.locate(nameNode, request), LostResponse.repeat());
  }

  /** The status of a path itself; empty where there is nothing, not even a place for it. */
  Optional<FileStatus> status(FilePath path) throws CopyException {
    try {
      return Optional.of(ask(Request.of(Operation.GETFILESTATUS, path), new StatusReader(path)));
    } catch (CopyException e) {
      if (isNothingThere(e)) {
        return Optional.empty();
      }
      if (e.code() == ErrorCode.UNSUPPORTED_OPERATION) {
        return linkStatus(path);
      }
      throw e;
    }
  }

  /** Whether a failure means that a path does not exist; nothing exists below a file either. */
  static boolean isNothingThere(CopyException e) {
    return e.code() == ErrorCode.FILE_NOT_FOUND || e.code() == ErrorCode.DESTINATION_CONFLICT;
  }

  /** A NameNode refuses to follow a symbolic link; whether this is one has its own operation. */
  private Optional<FileStatus> linkStatus(FilePath path) throws CopyException {
    return Optional.of(ask(Request.of(Operation.GETFILELINKSTATUS, path), new StatusReader(path)));
  }
}
