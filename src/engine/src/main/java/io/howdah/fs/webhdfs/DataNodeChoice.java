package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.auth.Session;
import io.howdah.fs.FilePath;
import io.howdah.fs.webhdfs.request.Request;
import io.howdah.fs.webhdfs.response.Location;
import io.howdah.fs.webhdfs.response.RequestFailure;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the next DataNode and records the ones that have failed. All operations at one
 * nameservice report their results here, and consult it before they send a request to the NameNode.
 * Safe for use by many threads.
 */
final class DataNodeChoice {
  private final DeadServers dead;
  private final KnownDataNodes known;
  private final RecentLocations read = new RecentLocations();
  private final RecentLocations written = new RecentLocations();

  DataNodeChoice(Session session, Clock clock) {
    dead = new DeadServers(clock);
    known = new KnownDataNodes(session, dead);
  }

  /**
   * Where to read: where the file was written a moment ago or, if it is small, at the next of the
   * known DataNodes.
   *
   * @param active the NameNode that would get the request otherwise
   * @param bytes the approximate number of bytes to be read
   * @return null for a request to the NameNode
   */
  @Nullable Location toRead(URI active, Request request, long bytes) throws CopyException {
    Location wrote = written.take(request.path());
    return wrote == null ? known.next(active, request, bytes) : alive(wrote.forRequest(request));
  }

  /**
   * Where to write a small file: at the next of the known DataNodes.
   *
   * @param active the NameNode that would get the request otherwise
   * @return null for a request to the NameNode
   */
  @Nullable Location toWrite(URI active, Request request, long bytes) throws CopyException {
    return known.next(active, request, bytes);
  }

  /** The DataNode for a checksum: that of the last read; null for a request to the NameNode. */
  @Nullable Location toChecksum(Request request) throws CopyException {
    Location wasRead = read.take(request.path());
    return wasRead == null ? null : alive(wasRead.forRequest(request));
  }

  private @Nullable Location alive(Location location) {
    return dead.contains(location) ? null : location;
  }

  /** A NameNode has pointed there. */
  void learn(URI nameNode, Location location) {
    known.learn(nameNode, location);
  }

  /** Whether a DataNode could not be reached a moment ago. */
  boolean isSuspect(Location location) {
    return dead.contains(location);
  }

  /** A DataNode has completed a request. */
  void responded(Location location) {
    dead.remove(location);
  }

  /** A file is being read there. */
  void hasRead(FilePath file, Location location) {
    read.remember(file, location);
  }

  /** A file was written there. */
  void hasWritten(FilePath file, Location location) {
    written.remember(file, location);
  }

  /** The bytes of a file ended too early. */
  void brokeOff(Location location) {
    known.forget(location);
  }

  /** A request failed there. The NameNode names the DataNode again if it is good. */
  void failed(Location location, RequestFailure failure) {
    known.forget(location);
    if (failure.isOfConnection()) {
      dead.add(location);
    }
  }

  /** The NameNode that has pointed to all of them is active no more. */
  void forgetAll() {
    known.forgetAll();
  }
}
