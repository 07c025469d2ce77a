package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.fs.Patience;
import io.howdah.fs.webhdfs.request.Operation;
import io.howdah.fs.webhdfs.request.Request;
import io.howdah.fs.webhdfs.response.BlockHostsReader;
import io.howdah.fs.webhdfs.response.Location;
import io.howdah.fs.webhdfs.response.RequestFailure;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a DataNode that a NameNode chose, and makes it choose another when that one is gone. A
 * NameNode goes on pointing to a dead DataNode for some ten minutes. An APPEND gets its DataNode in
 * the same way: it is one that holds the last block.
 */
final class RedirectedRead<T> implements Failover.Attempt<T> {
  /** Reads from where the NameNode pointed. */
  interface Step<T> {
    T at(URI nameNode, Location location) throws CopyException, RequestFailure;
  }

  /** Finds a DataNode for a response without a request to the NameNode. */
  interface Shortcut {
    @Nullable Location past(URI nameNode) throws CopyException;
  }

  /** DataNodes that are tried in one round: one for each of the usual three replicas, and one. */
  private static final int MOST_FAILURES = 4;

  /** Locations in one round that name a suspect again, where no server helps to leave it out. */
  private static final int MOST_REPEATED = 4;

  private final NameNodeClient client;
  private final Request request;
  private final Step<T> step;
  private final DataNodeChoice choice;
  private final DataNodeReach reach;
  private final Shortcut shortcut;
  private boolean shortcutTaken;
  private final List<String> suspects = new ArrayList<>();
  private final Set<String> asked = new HashSet<>();
  private int next;
  private boolean isAlone;

  /**
   * A reading operation.
   *
   * @param shared learns where the NameNode points, and which DataNodes fail
   * @param patience with the file
   * @param shortcut where it is to be tried first
   */
  RedirectedRead(
      SharedState shared, Patience patience, Shortcut shortcut, Request request, Step<T> step) {
    this.client = shared.client().within(patience);
    this.choice = shared.choice();
    this.reach = shared.reach();
    this.shortcut = shortcut;
    this.request = request;
    this.step = step;
  }

  @Override
  public T at(URI nameNode) throws CopyException, RequestFailure {
    // The shortcut is for the first time only: a repetition goes to the NameNode.
    Location past = shortcutTaken ? null : shortcut.past(nameNode);
    shortcutTaken = true;
    if (past != null) {
      try {
        return step.at(nameNode, past);
      } catch (RequestFailure e) {
        choice.failed(past, e); // the NameNode's response decides about any failure
      }
    }
    return new Round(nameNode).read();
  }

  /** One round: each DataNode that the NameNode names is tried once. */
  private final class Round {
    private final URI nameNode;
    private final Set<String> failed = new HashSet<>();
    private int repeated;
    private @Nullable RequestFailure last;

    Round(URI nameNode) {
      this.nameNode = nameNode;
    }

    T read() throws CopyException, RequestFailure {
      while (true) {
        Location location = locate();
        choice.learn(nameNode, location);
        if (failed.contains(location.server()) || choice.isSuspect(location)) {
          if (mayFindAnother(location)) {
            continue;
          }
          if (last != null) {
            throw reach.judge(nameNode, last);
          }
          // The suspect or none: it may be back.
        }
        try {
          T result = step.at(nameNode, location);
          choice.responded(location);
          return result;
        } catch (RequestFailure e) {
          note(location, e);
        }
      }
    }

    private void note(Location location, RequestFailure failure)
        throws CopyException, RequestFailure {
      failed.add(location.server());
      if (!failure.isOfDataNode()
          || location.isAt(nameNode)
          || isAlone
          || failed.size() >= MOST_FAILURES) {
        throw reach.judge(nameNode, failure);
      }
      choice.failed(location, failure);
      last = failure;
      suspect(location);
    }

    /** Whether to request another location than this one, whose server may be dead. */
    private boolean mayFindAnother(Location location) throws CopyException {
      suspect(location);
      repeated++;
      return !isAlone && repeated < Math.max(MOST_REPEATED, suspects.size() + 1);
    }

    private Location locate() throws CopyException, RequestFailure {
      if (!suspects.isEmpty() && !isAlone) {
        // Where a host has several DataNodes it is not known which of them died: each in turn.
        String suspect = suspects.get(next++ % suspects.size());
        try {
          return client.locate(nameNode, request.with("excludedatanodes", suspect));
        } catch (RequestFailure e) {
          if (!e.isOfDataNode()) {
            throw e;
          }
          // No other DataNode holds the block.
          isAlone = true;
        }
      }
      return client.locate(nameNode, request);
    }

    /** Finds the names with which a request to a NameNode excludes the DataNode of a location. */
    private void suspect(Location location) throws CopyException {
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
        // An older server does not report them. Then the DataNode cannot be excluded.
        return;
      }
      hostsByName.forEach(
          (name, host) -> {
            boolean isThere =
                host.equals(location.host()) || name.startsWith(location.host() + ":");
            if (isThere && !suspects.contains(name)) {
              suspects.add(name);
            }
          });
    }
  }
}
