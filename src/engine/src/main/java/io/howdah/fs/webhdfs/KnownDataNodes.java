package io.howdah.fs.webhdfs;

import io.howdah.auth.Session;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The DataNodes that a nameservice has pointed to. Each of them answers any question about any
 * file, as a client of its NameNode. A small file may as well pass through one that does not hold
 * it: then most questions go to one of them in turn, and cost the NameNode and the way to it
 * nothing.
 */
final class KnownDataNodes {
  /** Bytes from which a way through another DataNode would be felt in the cluster. */
  static final long SMALL = 1 << 20;

  /** Questions that all go to the NameNode, so that many DataNodes share the work from then on. */
  private static final int FIRST = 32;

  /** Afterwards it is asked each so many times: it knows of new DataNodes, and of full ones. */
  private static final int EACH = 8;

  private static final int MOST = 256;

  private final Session session;
  private final DeadServers deadServers;
  private final Map<String, Location> byServer = new LinkedHashMap<>();
  private int tokenNumber;
  private int questions;

  KnownDataNodes(Session session, DeadServers deadServers) {
    this.session = session;
    this.deadServers = deadServers;
  }

  /** Learns where the NameNode has pointed; a gateway is no DataNode. */
  synchronized void learn(Location location) {
    forgetOldToken();
    if (location.isByNameNode() && byServer.size() < MOST) {
      byServer.put(location.server(), location);
    }
  }

  /**
   * A location of any file at the DataNode whose turn it is.
   *
   * @param bytes about how many there are to be moved
   * @return null where the NameNode is to be asked
   */
  synchronized @Nullable Location next(long bytes) {
    if (bytes > SMALL) {
      return null;
    }
    forgetOldToken();
    questions++;
    return questions <= FIRST || questions % EACH == 0 ? null : nextAlive();
  }

  /** Forgets all, where a DataNode refused: it may have asked a NameNode that is active no more. */
  synchronized void forgetAll() {
    byServer.clear();
    questions = 0;
  }

  /** Locations carry the token that they were asked for with, which may be cancelled by now. */
  private void forgetOldToken() {
    int current = session.tokenNumber();
    if (tokenNumber != current) {
      tokenNumber = current;
      forgetAll();
    }
  }

  private @Nullable Location nextAlive() {
    for (int left = byServer.size(); left > 0; left--) {
      Iterator<Location> inTurn = byServer.values().iterator();
      Location location = inTurn.next();
      inTurn.remove();
      byServer.put(location.server(), location); // as the last one
      if (!deadServers.contains(location)) {
        return location;
      }
    }
    return null;
  }
}
