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

  private static final int DRAWS = 8;

  private final NameNodeClient client;
  private final Request request;
  private final Step<T> step;
  private final DeadServers deadServers;
  private final KnownDataNodes dataNodes;
  private @Nullable Location shortcut;
  private final Set<String> refusing = new HashSet<>();
  private final List<String> suspects = new ArrayList<>();
  private final Set<String> asked = new HashSet<>();
  private int next;

  /**
   * A reading operation.
   *
   * @param dataNodes learns who serves
   * @param shortcut where it is to be tried first, without asking the NameNode; null for nowhere
   */
  RedirectedRead(
      NameNodeClient client,
      DeadServers deadServers,
      KnownDataNodes dataNodes,
      @Nullable Location shortcut,
      Request request,
      Step<T> step) {
    this.client = client;
    this.deadServers = deadServers;
    this.dataNodes = dataNodes;
    this.shortcut = shortcut;
    this.request = request;
    this.step = step;
  }

  @Override
  public T at(URI nameNode) throws CopyException {
    Location known = shortcut;
    shortcut = null; // whoever has to ask again asks the NameNode
    if (known != null && !deadServers.contains(known)) {
      try {
        return step.at(nameNode, known.forRequest(request));
      } catch (RequestFailure e) {
        // Whatever it is, what the NameNode says of it counts.
        if (e.isOfConnection()) {
          deadServers.add(known);
        } else {
          dataNodes.forgetAll();
        }
      }
    }
    for (int draw = 1; ; draw++) {
      Location location = locate(nameNode);
      if (draw < DRAWS
          && (deadServers.contains(location) || refusing.contains(location.server()))) {
        suspect(nameNode, location);
        continue;
      }
      try {
        T result = step.at(nameNode, location);
        dataNodes.learn(location);
        return result;
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
