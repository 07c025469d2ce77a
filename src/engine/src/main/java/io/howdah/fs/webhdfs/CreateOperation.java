package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.ContentSource;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.fs.webhdfs.Failover.LostAnswer;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Set;

/**
 * CREATE: asks where to write and writes there. Until the source has been asked for its bytes, a
 * dead DataNode or NameNode costs nothing but another question; afterwards all is up to the caller.
 */
final class CreateOperation {
  private static final int DRAWS = 12;
  private static final int DRAWS_BEFORE_EXCLUDING = 4;

  private final NameNodes nameNodes;
  private final NameNodeClient client;
  private final DataNodeClient dataNodes;
  private final Failover failover;
  private final DeadServers deadServers;
  private final RunningTransfers transfers;
  private final TraitsOperation traits;
  private final KnownDataNodes known;
  private final RecentLocations written;
  private final int bufferSize;

  CreateOperation(
      NameNodes nameNodes,
      NameNodeClient client,
      DataNodeClient dataNodes,
      Failover failover,
      DeadServers deadServers,
      RunningTransfers transfers,
      TraitsOperation traits,
      KnownDataNodes known,
      RecentLocations written,
      int bufferSize) {
    this.nameNodes = nameNodes;
    this.client = client;
    this.dataNodes = dataNodes;
    this.failover = failover;
    this.deadServers = deadServers;
    this.transfers = transfers;
    this.traits = traits;
    this.known = known;
    this.written = written;
    this.bufferSize = bufferSize;
  }

  void create(FilePath path, CreateOptions options, ContentSource content) throws CopyException {
    Request request = request(path, options);
    UploadEntity upload = new UploadEntity(request.toString(), content);
    failover.call(
        request.toString(),
        nameNode -> {
          transfers.check();
          if (!tryKnown(nameNode, request, content)) {
            createAt(nameNode, request, options, upload);
          }
          return Boolean.TRUE;
        },
        LostAnswer.repeat());
  }

  private Request request(FilePath path, CreateOptions options) {
    Request request = Request.of(Operation.CREATE, path).with("overwrite", "true");
    Long blockSize = options.blockSize();
    if (blockSize != null) {
      request = request.with("blocksize", blockSize);
    }
    Integer replication = options.replication();
    if (replication != null) {
      request = request.with("replication", replication);
    }
    Integer permission = options.permission();
    if (permission != null) {
      request = request.with("permission", Integer.toOctalString(permission));
    }
    return bufferSize > 0 ? request.with("buffersize", bufferSize) : request;
  }

  /**
   * Writes at one of the DataNodes that are known, if that may be. Whatever else than yes it
   * answers, what the NameNode says of it counts, so that the bytes may have to be sent again.
   *
   * @return whether it is written; otherwise the NameNode is to be asked where to
   */
  private boolean tryKnown(URI nameNode, Request request, ContentSource content)
      throws CopyException {
    Request whole = request.with("createparent", "true"); // which a NameNode adds by itself
    Location location = content.isInMemory() ? known.next(nameNode, whole, content.length()) : null;
    if (location == null) {
      return false;
    }
    UploadEntity upload = new UploadEntity(request.toString(), content);
    try {
      dataNodes.create(nameNode, location, whole, upload);
      written.remember(request.path(), location);
      return true;
    } catch (RequestFailure e) {
      known.forget(location);
      if (e.code() == ErrorCode.NO_ACTIVE_NAMENODE) {
        known.forgetAll();
        nameNodes.failed(nameNode);
        throw e;
      }
      if (e.isOfConnection()) {
        deadServers.add(location);
      }
      if (e.isUnanswered() && upload.hasBegun()) {
        throw e; // what was sent may still arrive, over what another would write
      }
      return false;
    }
  }

  private void createAt(URI nameNode, Request request, CreateOptions options, UploadEntity upload)
      throws CopyException {
    Set<String> refusing = new HashSet<>();
    Request question = request;
    for (int draw = 1; ; draw++) {
      Location location = client.locate(nameNode, question);
      known.learn(nameNode, location);
      if (location.isAt(nameNode) && options.blockSize() == null) {
        // An HttpFS has its own idea of a block and does not tell; the NameNode's is what counts.
        location = location.with("blocksize", Long.toString(traits.traits().blockSize()));
      }
      if (draw >= DRAWS_BEFORE_EXCLUDING) {
        question = excluding(request, location);
      }
      if (draw < DRAWS
          && (deadServers.contains(location) || refusing.contains(location.server()))) {
        continue;
      }
      try {
        dataNodes.create(nameNode, location, request, upload);
        written.remember(request.path(), location);
        return;
      } catch (RequestFailure e) {
        if (e.code() == ErrorCode.NO_ACTIVE_NAMENODE) {
          nameNodes.failed(nameNode);
        }
        if (location.isAt(nameNode)) {
          throw e;
        }
        if (e.isOfConnection()) {
          deadServers.add(location);
        }
        if (!e.isOfDataNode() || draw == DRAWS) {
          throw e;
        }
        refusing.add(location.server());
      }
    }
  }

  /**
   * A client that runs beside a dead DataNode is sent there each time. Only the address without a
   * port can be told here, which leaves out one DataNode of that host.
   */
  private static Request excluding(Request request, Location location) {
    try {
      String address = InetAddress.getByName(location.host()).getHostAddress();
      return request.with("excludedatanodes", address);
    } catch (UnknownHostException e) {
      return request;
    }
  }
}
