package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.webhdfs.RequestFailure.Recovery;
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
  private final Set<String> deadServers = new HashSet<>();
  private final List<String> suspects = new ArrayList<>();
  private int drawn;

  RedirectedRead(NameNodeClient client, Request request, Step<T> step) {
    this.client = client;
    this.request = request;
    this.step = step;
  }

  @Override
  public T at(URI nameNode) throws CopyException {
    @Nullable RequestFailure last = null;
    for (int draw = 0; draw < DRAWS; draw++) {
      Location location = locate(nameNode, last);
      if (last != null && deadServers.contains(location.server())) {
        continue;
      }
      try {
        return step.at(nameNode, location);
      } catch (RequestFailure e) {
        if (!isDead(e) || location.isAt(nameNode)) {
          throw e;
        }
        last = e;
        deadServers.add(location.server());
        suspect(nameNode, location);
      }
    }
    deadServers.clear();
    throw last == null
        ? new RequestFailure(
            ErrorCode.DATANODE_FAILED,
            Recovery.REPEAT,
            request + " was sent to dead DataNodes only.",
            null)
        : last;
  }

  private Location locate(URI nameNode, @Nullable RequestFailure last) throws CopyException {
    if (last == null || suspects.isEmpty()) {
      return client.locate(nameNode, request);
    }
    // Where a host has several DataNodes it is not known which of them died: try each in turn.
    String suspect = suspects.get(drawn++ % suspects.size());
    try {
      return client.locate(nameNode, request.with("excludedatanodes", suspect));
    } catch (RequestFailure e) {
      // Nobody else holds the block: the suspect has it or nobody.
      throw isDead(e) ? last : e;
    }
  }

  private static boolean isDead(RequestFailure failure) {
    return failure.code() == ErrorCode.DATANODE_FAILED && failure.recovery() == Recovery.REPEAT;
  }

  /** Finds the names by which a NameNode can be told to leave the DataNode of a location out. */
  private void suspect(URI nameNode, Location location) throws CopyException {
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
