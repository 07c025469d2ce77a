package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.auth.Session;
import io.howdah.fs.webhdfs.request.Request;
import io.howdah.fs.webhdfs.response.Location;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The DataNodes to which the NameNode has redirected. Each of them responds to any request for any
 * file, as a client of that NameNode. A small file may pass through one that does not hold it. So
 * most requests go to one of them in turn, and cost the NameNode and the distance to it nothing.
 */
final class KnownDataNodes {
  /** Bytes from which a way through another DataNode would be felt in the cluster. */
  static final long SMALL = 1 << 20;

  /**
   * The first requests all go to the NameNode, so that many DataNodes share the work from then on.
   */
  private static final int FIRST = 32;

  /**
   * Afterwards one request of so many goes to it, because its locations follow new and full
   * DataNodes.
   */
  private static final int EACH = 8;

  private static final int MOST = 256;

  private final Session session;
  private final DeadServers deadServers;
  private final Map<String, Location> byServer = new LinkedHashMap<>();
  private @Nullable URI nameNode;
  private int tokenNumber;
  private int questions;

  KnownDataNodes(Session session, DeadServers deadServers) {
    this.session = session;
    this.deadServers = deadServers;
  }

  /** Learns where a NameNode has pointed; neither a gateway nor what is behind one is of use. */
  synchronized void learn(URI active, Location location) {
    keepOnlyThoseOf(active);
    boolean hasRoom = byServer.size() < MOST || byServer.containsKey(location.server());
    if (hasRoom && location.isByNameNode() && location.hasPlainPath()) {
      byServer.put(location.server(), location);
    }
  }

  /**
   * Where to send a request for a small file: to the next of the known DataNodes.
   *
   * @param active the NameNode that would get the request otherwise
   * @param bytes the approximate number of bytes to be moved
   * @return null for a request to the NameNode
   */
  synchronized @Nullable Location next(URI active, Request request, long bytes)
      throws CopyException {
    if (bytes > SMALL) {
      return null;
    }
    keepOnlyThoseOf(active);
    questions++;
    Location alive = questions <= FIRST || questions % EACH == 0 ? null : nextAlive();
    if (alive == null) {
      return null;
    }
    Location location = alive.forOtherFile(request);
    return location.fits(request.operation()) ? location : null;
  }

  /** Forgets one that did not respond, or refused; the NameNode names it again if it is good. */
  synchronized void forget(Location location) {
    byServer.remove(location.server());
  }

  /** Forgets all of them, whose NameNode is active no more; one url may stand for its successor. */
  synchronized void forgetAll() {
    byServer.clear();
  }

  /**
   * Locations name the NameNode that gave them, which may no longer be active. They carry the token
   * of that request, which may be cancelled.
   */
  private void keepOnlyThoseOf(URI active) {
    int currentToken = session.tokenNumber();
    if (tokenNumber != currentToken || !active.equals(nameNode)) {
      tokenNumber = currentToken;
      nameNode = active;
      byServer.clear();
      questions = 0;
    }
  }

  private @Nullable Location nextAlive() {
    List<Location> inTurn = new ArrayList<>(byServer.values());
    for (Location location : inTurn) {
      byServer.remove(location.server());
      byServer.put(location.server(), location); // as the last one
      if (!deadServers.contains(location)) {
        return location;
      }
    }
    return null;
  }
}
