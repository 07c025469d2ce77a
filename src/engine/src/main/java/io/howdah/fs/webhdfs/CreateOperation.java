package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.ContentSource;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.fs.webhdfs.Failover.LostResponse;
import io.howdah.fs.webhdfs.http.UploadEntity;
import io.howdah.fs.webhdfs.request.Operation;
import io.howdah.fs.webhdfs.request.Request;
import io.howdah.fs.webhdfs.response.Location;
import io.howdah.fs.webhdfs.response.RequestFailure;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * CREATE: requests a location and writes there. Until the source is read, a dead DataNode or
 * NameNode costs only another request; afterwards the caller decides about a repetition.
 */
final class CreateOperation {
  /** DataNodes that are tried in one round. */
  private static final int MOST_FAILURES = 4;

  /** Locations in one round that name a suspect again. */
  private static final int MOST_REPEATED = 4;

  private final SharedState shared;
  private final NameNodes nameNodes;
  private final NameNodeClient client;
  private final DataNodeChoice choice;
  private final DataNodeClient dataNodes;
  private final Failover failover;

  CreateOperation(SharedState shared, DataNodeClient dataNodes, Failover failover) {
    this.shared = shared;
    this.nameNodes = shared.nameNodes();
    this.client = shared.client().within(failover.patience());
    this.choice = shared.choice();
    this.dataNodes = dataNodes;
    this.failover = failover;
  }

  void create(FilePath path, CreateOptions options, ContentSource content) throws CopyException {
    Request request = request(path, options);
    UploadEntity upload = new UploadEntity(request.toString(), content);
    failover.call(
        request.toString(),
        nameNode -> {
          shared.transfers().check();
          if (!tryKnown(nameNode, request, content)) {
            createAt(nameNode, request, options, upload);
          }
          return Boolean.TRUE;
        },
        LostResponse.repeat());
    shared.created().remember(path, content.length());
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
    request = NewMode.addTo(request, options.permission(), NewMode.FILE);
    int bufferSize = shared.settings().bufferSize();
    return bufferSize > 0 ? request.with("buffersize", bufferSize) : request;
  }

  /**
   * Writes at one of the known DataNodes, if possible. After any refusal the NameNode's response
   * decides, so the bytes may have to be sent again.
   *
   * @return whether it is written; otherwise the NameNode must give a location
   */
  private boolean tryKnown(URI nameNode, Request request, ContentSource content)
      throws CopyException, RequestFailure {
    Request whole = request.with("createparent", "true"); // which a NameNode adds by itself
    Location location =
        content.isInMemory() ? choice.toWrite(nameNode, whole, content.length()) : null;
    if (location == null) {
      return false;
    }
    UploadEntity upload = new UploadEntity(request.toString(), content);
    try {
      dataNodes.create(nameNode, location, whole, upload);
      choice.hasWritten(request.path(), location);
      return true;
    } catch (RequestFailure e) {
      choice.failed(location, e);
      if (e.code() == ErrorCode.NO_ACTIVE_NAMENODE) {
        choice.forgetAll();
        nameNodes.failed(nameNode);
        throw e;
      }
      if (e.hasNoResponse() && upload.hasBegun()) {
        throw e; // what was sent may still arrive, over what another would write
      }
      return false;
    }
  }

  private void createAt(URI nameNode, Request request, CreateOptions options, UploadEntity upload)
      throws CopyException, RequestFailure {
    Set<String> failed = new HashSet<>();
    @Nullable RequestFailure last = null;
    Request question = request;
    int repeated = 0;
    while (true) {
      Location location = client.locate(nameNode, question);
      choice.learn(nameNode, location);
      if (location.isAt(nameNode) && options.blockSize() == null) {
        // An HttpFS has a default block size of its own and does not report it; the NameNode's
        // applies.
        location = location.with("blocksize", Long.toString(shared.traits().traits().blockSize()));
      }
      if (failed.contains(location.server()) || choice.isSuspect(location)) {
        question = excluding(request, location);
        if (++repeated < MOST_REPEATED) {
          continue;
        }
        if (last != null) {
          throw shared.reach().judge(nameNode, last);
        }
        // The suspect or none: it may be back.
      }
      try {
        dataNodes.create(nameNode, location, request, upload);
        choice.responded(location);
        choice.hasWritten(request.path(), location);
        return;
      } catch (RequestFailure e) {
        if (e.code() == ErrorCode.NO_ACTIVE_NAMENODE) {
          nameNodes.failed(nameNode);
        }
        if (location.isAt(nameNode)) {
          throw e;
        }
        choice.failed(location, e);
        failed.add(location.server());
        if (!e.isOfDataNode() || failed.size() >= MOST_FAILURES) {
          throw shared.reach().judge(nameNode, e);
        }
        last = e;
      }
    }
  }

  /**
   * A NameNode redirects a client on the host of a dead DataNode there each time. This parameter
   * accepts only the address without a port, which excludes one DataNode of that host.
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
