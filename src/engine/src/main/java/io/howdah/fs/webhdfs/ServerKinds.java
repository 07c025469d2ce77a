package io.howdah.fs.webhdfs;

import io.howdah.fs.webhdfs.request.Operation;
import io.howdah.fs.webhdfs.response.Location;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the servers of a nameservice have proven to be. A NameNode points to DataNodes, heeds {@code
 * renameoptions}, and reports success by an empty body. An HttpFS moves the bytes itself, ignores
 * the options, and its report of success proves nothing.
 *
 * <p>Only a location that no other server can give proves anything. What a later response
 * contradicts is forgotten.
 */
final class ServerKinds {
  private enum Kind {
    NAMENODE,
    HTTPFS,
    /** Something before one of them, whose locations show neither. */
    HIDDEN
  }

  private final Map<URI, Kind> kinds = new ConcurrentHashMap<>();

  /** Whether any server has shown what it is. */
  boolean areKnown() {
    return !kinds.isEmpty();
  }

  /** Whether every server that has shown what it is heeds {@code renameoptions}. */
  boolean heedRenameOptions() {
    return !kinds.isEmpty() && kinds.values().stream().allMatch(kind -> kind == Kind.NAMENODE);
  }

  boolean isNameNode(URI server) {
    return kinds.get(server) == Kind.NAMENODE;
  }

  /** Whether the server moves bytes itself, so that no location is requested. */
  boolean isHttpFs(URI server) {
    return kinds.get(server) == Kind.HTTPFS;
  }

  /** Uses a location that {@code server} gave in response to a request for {@code requested}. */
  void learn(URI server, URI requested, Location location) {
    if (location.isByNameNode()) {
      kinds.put(server, Kind.NAMENODE);
    } else if (location.isOfGateway(requested)) {
      kinds.put(server, Kind.HTTPFS);
    } else {
      kinds.putIfAbsent(server, Kind.HIDDEN);
    }
  }

  /**
   * Uses an empty response to a RENAME that turned out to be true. An HttpFS always responds with a
   * value.
   */
  void learnFromTrueEmptyResponse(URI server) {
    kinds.replace(server, Kind.HIDDEN, Kind.NAMENODE);
  }

  /** Forgets what the server was taken for, since it did something else. */
  void disprove(URI server) {
    kinds.remove(server);
  }

  /** The location of an operation's bytes at an HttpFS: the url of the request itself. */
  static Location locationAtHttpFs(URI question, Operation operation) {
    Location location = Location.of(question);
    // Without it an HttpFS waits for a second request with the bytes.
    boolean isForWriting = operation == Operation.CREATE || operation == Operation.APPEND;
    return isForWriting ? location.with("data", "true") : location;
  }
}
