package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.Authentication;
import io.howdah.auth.Session;
import io.howdah.fs.ContentSource;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FileChecksum;
import io.howdah.fs.FileContent;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileSystemTraits;
import io.howdah.fs.Listing;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.RenameMode;
import io.howdah.fs.webhdfs.Failover.LostAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * One nameservice over WebHDFS or HttpFS: finds its active NameNode, follows it through failovers,
 * and moves bytes from and to its DataNodes.
 *
 * <p>A RENAME by HttpFS is not atomic where it replaces a file. A symbolic link is seen by {@link
 * #status} and {@link #list}; nothing follows one.
 */
public final class WebHdfsFileSystem implements RemoteFileSystem {
  private final CloseableHttpClient http;
  private final Session session;
  private final NameNodeClient client;
  private final DataNodeClient dataNodes;
  private final Failover failover;
  private final NameNodeCalls nameNode;
  private final DeadServers deadServers;
  private final RunningTransfers transfers;
  private final KnownDataNodes known;
  private final RecentLocations read = new RecentLocations();
  private final OpenOperation opening;
  private final CreateOperation creation;
  private final ListOperation listing;
  private final RenameOperation renaming;
  private final ConcatOperation concatenation;
  private final DeleteOperation deletion;
  private final TraitsOperation traits;

  /**
   * A nameservice; no connection is made yet.
   *
   * @param urls http or https URLs of its NameNodes, or of one or more HttpFS; at least one
   */
  public WebHdfsFileSystem(
      List<URI> urls, Authentication authentication, WebHdfsSettings settings) {
    NameNodes nameNodes = new NameNodes(urls);
    transfers = new RunningTransfers();
    deadServers = new DeadServers(settings.clock());
    ServerKinds kinds = new ServerKinds();
    http = HttpConnections.open(settings);
    session = authentication.open(TokenOperation.at(nameNodes, settings, transfers, http));
    known = new KnownDataNodes(session, deadServers);
    client = new NameNodeClient(nameNodes, kinds, session, settings.observer(), http);
    dataNodes = new DataNodeClient(session, settings, transfers, kinds);
    failover =
        new Failover(
            nameNodes, settings, transfers, session, new ActiveProof(nameNodes, client)::require);
    nameNode = new NameNodeCalls(client, failover);
    traits = new TraitsOperation(nameNode);
    RecentLocations written = new RecentLocations();
    opening =
        new OpenOperation(
            client,
            dataNodes,
            failover,
            deadServers,
            transfers,
            known,
            written,
            read,
            settings.bufferSize());
    creation =
        new CreateOperation(
            nameNodes,
            client,
            dataNodes,
            failover,
            deadServers,
            transfers,
            traits,
            known,
            written,
            settings.bufferSize());
    listing = new ListOperation(nameNode);
    renaming =
        new RenameOperation(nameNode, kinds, new PlainReplacement(nameNode, settings.random()));
    concatenation = new ConcatOperation(nameNode, kinds);
    deletion = new DeleteOperation(nameNode);
  }

  @Override
  public Optional<FileStatus> status(FilePath path) throws CopyException {
    return nameNode.status(path);
  }

  @Override
  public Listing list(FilePath directory, @Nullable String startAfter) throws CopyException {
    return listing.list(directory, startAfter);
  }

  @Override
  public FileContent open(FilePath path, long offset, long length) throws CopyException {
    return opening.open(path, offset, length);
  }

  @Override
  public void create(FilePath path, CreateOptions options, ContentSource content)
      throws CopyException {
    creation.create(path, options, content);
  }

  @Override
  public void makeDirectories(FilePath directory, @Nullable Integer permission)
      throws CopyException {
    Request request = Request.of(Operation.MKDIRS, directory);
    if (permission != null) {
      request = request.with("permission", Integer.toOctalString(permission));
    }
    try {
      if (!nameNode.ask(request, ValueReader.ofBoolean())) {
        throw inTheWay(directory, null);
      }
    } catch (CopyException e) {
      throw e.code() == ErrorCode.DESTINATION_EXISTS ? inTheWay(directory, e) : e;
    }
  }

  @Override
  public void rename(FilePath from, FilePath to, RenameMode mode) throws CopyException {
    renaming.rename(from, to, mode);
  }

  @Override
  public void concat(FilePath target, List<FilePath> parts) throws CopyException {
    concatenation.concat(target, parts);
  }

  @Override
  public boolean delete(FilePath path) throws CopyException {
    return deletion.delete(path);
  }

  @Override
  public Optional<FileChecksum> checksum(FilePath path, long length) throws CopyException {
    Request request = Request.of(Operation.GETFILECHECKSUM, path);
    RedirectedRead<Optional<FileChecksum>> redirected =
        new RedirectedRead<>(
            client,
            deadServers,
            known,
            nameNode -> {
              Location wasRead = read.take(path);
              return wasRead == null ? null : wasRead.forRequest(request);
            },
            request,
            (asked, location) -> dataNodes.checksum(asked, location, request, length));
    try {
      return failover.call(request.toString(), redirected, LostAnswer.repeat());
    } catch (CopyException e) {
      if (e.code() == ErrorCode.UNSUPPORTED_OPERATION) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public void setOwner(FilePath path, @Nullable String owner, @Nullable String group)
      throws CopyException {
    Request request = Request.of(Operation.SETOWNER, path);
    if (owner != null) {
      request = request.with("owner", owner);
    }
    if (group != null) {
      request = request.with("group", group);
    }
    if (owner != null || group != null) {
      nameNode.ask(request, new EmptyReader());
    }
  }

  @Override
  public void setPermission(FilePath path, int permission) throws CopyException {
    nameNode.ask(
        Request.of(Operation.SETPERMISSION, path)
            .with("permission", Integer.toOctalString(permission)),
        new EmptyReader());
  }

  @Override
  public void setTimes(FilePath path, long modificationTime, long accessTime) throws CopyException {
    Request request =
        Request.of(Operation.SETTIMES, path).with("modificationtime", modificationTime);
    nameNode.ask(
        accessTime == 0 ? request : request.with("accesstime", accessTime), new EmptyReader());
  }

  @Override
  public void setReplication(FilePath path, int replication) throws CopyException {
    Request request = Request.of(Operation.SETREPLICATION, path).with("replication", replication);
    boolean done = nameNode.ask(request, ValueReader.ofBoolean());
    // A directory and nothing at all are both answered with a no.
    if (!done && !status(path).isPresent()) {
      throw new CopyException(
          ErrorCode.FILE_NOT_FOUND, path + " does not exist, and has no replication to set.");
    }
  }

  @Override
  public FilePath homeDirectory() throws CopyException {
    return FilePath.of(
        nameNode.ask(
            Request.of(Operation.GETHOMEDIRECTORY, FilePath.ROOT), ValueReader.ofHomeDirectory()));
  }

  @Override
  public FileSystemTraits traits() throws CopyException {
    return traits.traits();
  }

  @Override
  public Duration roundTrip() {
    return client.roundTrip().shortest();
  }

  @Override
  public void abortTransfers() {
    transfers.abort();
  }

  @Override
  public void close() {
    transfers.abort();
    try {
      session.close();
    } finally {
      closeConnections();
    }
  }

  private void closeConnections() {
    try {
      http.close();
      dataNodes.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CopyException inTheWay(FilePath directory, @Nullable CopyException cause) {
    return new CopyException(
        ErrorCode.DESTINATION_CONFLICT,
        "The directory " + directory + " cannot be made: a file is in the way.",
        cause);
  }
}
