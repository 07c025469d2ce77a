package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a DataNode that a NameNode chose, and makes it choose another when that one is gone. A
 * NameNode goes on pointing to a dead DataNode for some ten minutes.
 */
final class RedirectedRead<T> implements Failover.Attempt<T> {
  /** Reads from where the NameNode pointed. */
  interface Step<T> {
    T at(URI nameNode, Location location) throws CopyException;
  }

  /** Knows where an answer may be had without asking the NameNode. */
  interface Shortcut {
    @Nullable Location past(URI nameNode) throws CopyException;
  }

  private static final int DRAWS = 8;

  private final NameNodeClient client;
  private final Request request;
  private final Step<T> step;
  private final DeadServers deadServers;
  private final KnownDataNodes known;
  private final Shortcut shortcut;
  private boolean shortcutTaken;
  private final Set<String> refusing = new HashSet<>();
  private final List<String> suspects = new ArrayList<>();
  private final Set<String> asked = new HashSet<>();
  private int next;

  /**
   * A reading operation.
   *
   * @param known learns where the NameNode points, and who does not serve
   * @param shortcut where it is to be tried first
   */
  RedirectedRead(
      NameNodeClient client,
      DeadServers deadServers,
      KnownDataNodes known,
      Shortcut shortcut,
      Request request,
      Step<T> step) {
    this.client = client;
    this.deadServers = deadServers;
    this.known = known;
    this.shortcut = shortcut;
    this.request = request;
    this.step = step;
  }

  @Override
  public T at(URI nameNode) throws CopyException {
    // Whoever has to ask again asks the NameNode.
    Location past = shortcutTaken ? null : shortcut.past(nameNode);
    shortcutTaken = true;
    if (past != null && !deadServers.contains(past)) {
      try {
        return step.at(nameNode, past);
      } catch (RequestFailure e) {
        // Whatever it is, what the NameNode says of it counts.
        known.forget(past);
        if (e.isOfConnection()) {
          deadServers.add(past);
        }
      }
    }
    for (int draw = 1; ; draw++) {
      Location location = locate(nameNode);
      known.learn(nameNode, location);
      if (draw < DRAWS
          && (deadServers.contains(location) || refusing.contains(location.server()))) {
        suspect(nameNode, location);
        continue;
      }
      try {
        return step.at(nameNode, location);
      } catch (RequestFailure e) {
        if (!e.isOfDataNode() || location.isAt(nameNode) || draw == DRAWS) {
          throw e;
        }
        if (e.isOfConnection()) {
          deadServers.add(location);
        }
        refusing.add(location.server());
        suspect(nameNode, location);
      }
    }
  }

  private Location locate(URI nameNode) throws CopyException {
    if (!suspects.isEmpty()) {
      // Where a host has several DataNodes it is not known which of them died: each in turn.
      String suspect = suspects.get(next++ % suspects.size());
      try {
        return client.locate(nameNode, request.with("excludedatanodes", suspect));
      } catch (RequestFailure e) {
        if (!e.isOfDataNode()) {
          throw e;
        }
        // Nobody else holds the block: then it is the suspect or nobody.
      }
    }
    return client.locate(nameNode, request);
  }

  /** Finds the names by which a NameNode can be told to leave the DataNode of a location out. */
  private void suspect(URI nameNode, Location location) throws CopyException {
    if (!asked.add(location.server())) {
      return;
    }
    Map<String, String> hostsByName;
    try {
      hostsByName =
          client.ask(
              nameNode,
              Request.of(Operation.GETFILEBLOCKLOCATIONS, request.path()),
              new BlockHostsReader());
    } catch (RequestFailure e) {
      // An older server does not tell: then only luck helps.
      return;
    }
    hostsByName.forEach(
        (name, host) -> {
          boolean isThere = host.equals(location.host()) || name.startsWith(location.host() + ":");
          if (isThere && !suspects.contains(name)) {
            suspects.add(name);
          }
        });
  }
}
