package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FileContent;
import io.howdah.fs.FilePath;
import io.howdah.fs.Patience;
import io.howdah.fs.webhdfs.request.Operation;
import io.howdah.fs.webhdfs.request.Request;
import io.howdah.fs.webhdfs.response.Location;
import io.howdah.fs.webhdfs.response.RequestFailure;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether this machine can reach the DataNodes of a cluster at all. Where it never could, no other
 * file can fare better than one that has failed, and the copy is stopped as a whole.
 */
final class DataNodeReach {
  /** A NameNode names a random DataNode for a directory, so some draws name one twice. */
  private static final int DRAWS = 6;

  /** What all requests of one examination may wait together. */
  private static final Duration LIMIT = Duration.ofSeconds(8);

  /** Servers that refuse connections may just be starting; an unknown name stays unknown. */
  private static final Duration WAIT = Duration.ofSeconds(20);

  /** How long the result of an examination is used for other files. */
  private static final Duration MEMORY = Duration.ofSeconds(10);

  private static final Request QUESTION = Request.of(Operation.OPEN, FilePath.ROOT);

  private final NameNodeClient client;
  private final DataNodeClient dataNodes;
  private final Clock clock;
  private @Nullable Instant firstFailure;
  private @Nullable Instant examined;

  DataNodeReach(NameNodeClient client, DataNodeClient dataNodes, Clock clock) {
    this.client = client;
    this.dataNodes = dataNodes;
    this.clock = clock;
  }

  /**
   * The meaning of a failed operation on a file. If no DataNode has ever responded, some others
   * than the one that failed are tried first.
   *
   * @return {@link ErrorCode#DATANODES_UNREACHABLE}, or {@code failure} itself
   */
  synchronized RequestFailure judge(URI nameNode, RequestFailure failure) {
    if (dataNodes.haveResponded() || !failure.isOfDataNode() || !failure.isOfConnection()) {
      return failure;
    }
    Instant now = clock.instant();
    firstFailure = firstFailure == null ? now : firstFailure;
    boolean mayStillStart = now.isBefore(firstFailure.plus(WAIT));
    if (mayStillStart && !isOfUnknownName(failure)) {
      return failure;
    }
    if (examined != null && now.isBefore(examined.plus(MEMORY))) {
      return unreachable(failure);
    }
    try {
      if (examine(nameNode) == null) {
        return failure;
      }
    } catch (CopyException | RequestFailure e) {
      return failure; // the NameNode itself failed, which is reported elsewhere
    }
    examined = clock.instant();
    return unreachable(failure);
  }

  /**
   * Sends requests about the root directory to DataNodes, until one responds.
   *
   * @return why none of those that were tried could be reached; null if one responded
   * @throws RequestFailure where the NameNode names none
   */
  @Nullable RequestFailure examine(URI nameNode) throws CopyException, RequestFailure {
    Patience patience = Patience.of(LIMIT, System::nanoTime);
    DataNodeClient impatient = dataNodes.within(patience);
    NameNodeClient impatientClient = client.within(patience);
    @Nullable RequestFailure last = null;
    Set<String> tried = new HashSet<>();
    for (int draw = 0; draw < DRAWS && !dataNodes.haveResponded(); draw++) {
      Location location = impatientClient.locate(nameNode, QUESTION);
      if (tried.add(location.server())) {
        last = ask(impatient, nameNode, location);
      }
    }
    return dataNodes.haveResponded() ? null : last;
  }

  private static @Nullable RequestFailure ask(
      DataNodeClient dataNodes, URI nameNode, Location location) throws CopyException {
    try (FileContent content = dataNodes.open(nameNode, location, QUESTION, () -> {})) {
      return null;
    } catch (RequestFailure e) {
      return e.isOfConnection()
          ? e
          : null; // a directory cannot be opened, so the refusal is a response
    } catch (CopyException e) {
      throw e;
    } catch (IOException e) {
      return null; // only closing can fail here, after a response
    }
  }

  /** The failure of a cluster none of whose DataNodes can be reached from this machine. */
  static RequestFailure unreachable(RequestFailure failure) {
    String why =
        isOfUnknownName(failure)
            ? "This machine cannot resolve the names of the cluster's DataNodes: "
            : "No DataNode of the cluster can be reached from this machine: ";
    return new RequestFailure(
        ErrorCode.DATANODES_UNREACHABLE,
        RequestFailure.Recovery.NONE,
        why + failure.getMessage(),
        failure.getCause());
  }

  private static boolean isOfUnknownName(RequestFailure failure) {
    return failure.getCause() instanceof UnknownHostException;
  }
}
