package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.Authentication;
import io.howdah.fs.Acl;
import io.howdah.fs.ContentSource;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FileBlocks;
import io.howdah.fs.FileChecksum;
import io.howdah.fs.FileContent;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileSystemTraits;
import io.howdah.fs.HdfsTimes;
import io.howdah.fs.Listing;
import io.howdah.fs.MovedAside;
import io.howdah.fs.Patience;
import io.howdah.fs.QuotaRoom;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.RenameMode;
import io.howdah.fs.Snapshots;
import io.howdah.fs.TreeTotals;
import io.howdah.fs.UserRights;
import io.howdah.fs.webhdfs.request.Operation;
import io.howdah.fs.webhdfs.request.Request;
import io.howdah.fs.webhdfs.response.ContentSummaryReader;
import io.howdah.fs.webhdfs.response.EmptyReader;
import io.howdah.fs.webhdfs.response.QuotaUsageReader;
import io.howdah.fs.webhdfs.response.ValueReader;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One nameservice over WebHDFS or HttpFS: finds its active NameNode, follows it through failovers,
 * and moves bytes from and to its DataNodes.
 *
 * <p>A RENAME by HttpFS is not atomic where it replaces a file. A symbolic link is seen by {@link
 * #status} and {@link #list}; nothing follows one.
 */
public final class WebHdfsFileSystem implements RemoteFileSystem {
  private final SharedState shared;
  private final DataNodeClient dataNodes;
  private final Failover failover;
  private final NameNodeCalls nameNode;
  private final OpenOperation opening;
  private final CreateOperation creation;
  private final AppendOperation appending;
  private final ListOperation listing;
  private final RenameOperation renaming;
  private final ConcatOperation concatenation;
  private final DeleteOperation deletion;
  private final ChecksumOperation checksums;
  private final BlocksOperation blocks;
  private final AttributesOperation attributes;
  private final SnapshotOperations snapshots;

  /** False once a server has reported that it keeps no access times. */
  private volatile boolean keepsAccessTimes = true;

  /**
   * A nameservice; no connection is made yet.
   *
   * @param urls http or https URLs of its NameNodes, or of one or more HttpFS; at least one
   */
  public WebHdfsFileSystem(
      List<URI> urls, Authentication authentication, WebHdfsSettings settings) {
    this(new SharedState(urls, authentication, settings), Patience.unlimited());
  }

  private WebHdfsFileSystem(SharedState shared, Patience patience) {
    this.shared = shared;
    dataNodes = shared.dataNodes().within(patience);
    failover = shared.failover(patience);
    nameNode = new NameNodeCalls(shared.client().within(patience), failover);
    opening = new OpenOperation(shared, dataNodes, failover);
    creation = new CreateOperation(shared, dataNodes, failover);
    appending = new AppendOperation(shared, nameNode, dataNodes, failover);
    checksums = new ChecksumOperation(shared, dataNodes, failover);
    listing = new ListOperation(nameNode);
    renaming =
        new RenameOperation(
            nameNode,
            shared.kinds(),
            shared.created(),
            new PlainReplacement(nameNode, shared.settings().random(), shared.asides()));
    concatenation = new ConcatOperation(nameNode, shared.kinds(), shared.created());
    deletion = new DeleteOperation(nameNode);
    blocks = new BlocksOperation(nameNode);
    attributes = new AttributesOperation(nameNode);
    snapshots = new SnapshotOperations(nameNode, listing);
  }

  @Override
  public RemoteFileSystem within(Patience patience) {
    return new WebHdfsFileSystem(shared, patience);
  }

  @Override
  public Duration longestSilence() {
    return shared.settings().progressTimeout();
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
  public void append(FilePath path, ContentSource content) throws CopyException {
    appending.append(path, content);
  }

  @Override
  public void makeDirectories(FilePath directory, @Nullable Integer permission)
      throws CopyException {
    Request request = Request.of(Operation.MKDIRS, directory);
    request = NewMode.addTo(request, permission, NewMode.DIRECTORY);
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
  public List<MovedAside> movedAside() {
    return shared.asides().all();
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
    return checksums.checksum(path, length);
  }

  @Override
  public Optional<FileBlocks> blocks(FilePath path) throws CopyException {
    return blocks.blocks(path);
  }

  @Override
  public Acl acl(FilePath path) throws CopyException {
    return attributes.acl(path);
  }

  @Override
  public void setAcl(FilePath path, Acl acl) throws CopyException {
    attributes.setAcl(path, acl);
  }

  @Override
  public void removeDefaultAcl(FilePath directory) throws CopyException {
    attributes.removeDefaultAcl(directory);
  }

  @Override
  public SortedMap<String, String> extendedAttributes(FilePath path) throws CopyException {
    return attributes.extendedAttributes(path);
  }

  @Override
  public void setExtendedAttribute(FilePath path, String name, String value) throws CopyException {
    attributes.setExtendedAttribute(path, name, value);
  }

  @Override
  public Optional<String> storagePolicy(FileStatus status) throws CopyException {
    int number = status.storagePolicy();
    return number == 0 ? Optional.empty() : shared.storagePolicies().name(number);
  }

  @Override
  public void setStoragePolicy(FilePath path, String policy) throws CopyException {
    attributes.setStoragePolicy(path, policy);
  }

  @Override
  public void setErasureCodingPolicy(FilePath directory, String policy) throws CopyException {
    attributes.setErasureCodingPolicy(directory, policy);
  }

  @Override
  public UserRights rights() throws CopyException {
    return attributes.rights();
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
    HdfsTimes.check(path, modificationTime, accessTime);
    Request request =
        Request.of(Operation.SETTIMES, path).with("modificationtime", modificationTime);
    if (accessTime == 0 || !keepsAccessTimes) {
      nameNode.ask(request, new EmptyReader());
      return;
    }
    try {
      nameNode.ask(request.with("accesstime", accessTime), new EmptyReader());
    } catch (CopyException e) {
      if (e.code() != ErrorCode.UNSUPPORTED_OPERATION) {
        throw e;
      }
      // With dfs.namenode.accesstime.precision=0 a NameNode refuses every access time.
      nameNode.ask(request, new EmptyReader());
      keepsAccessTimes = false;
    }
  }

  @Override
  public void setReplication(FilePath path, int replication) throws CopyException {
    Request request = Request.of(Operation.SETREPLICATION, path).with("replication", replication);
    boolean done = nameNode.ask(request, ValueReader.ofBoolean());
    // The response is the same for a directory and for a missing path.
    if (!done && !status(path).isPresent()) {
      throw new CopyException(
          ErrorCode.FILE_NOT_FOUND, path + " does not exist, and has no replication to set.");
    }
  }

  @Override
  public FilePath homeDirectory() throws CopyException {
    return FilePath.of(
        nameNode.ask(Request.of(Operation.GETHOMEDIRECTORY, FilePath.ROOT), ValueReader.ofPath()));
  }

  @Override
  public FilePath trashRoot(FilePath path) throws CopyException {
    return FilePath.of(
        nameNode.ask(Request.of(Operation.GETTRASHROOT, path), ValueReader.ofPath()));
  }

  @Override
  public Snapshots snapshots() {
    return snapshots;
  }

  @Override
  public TreeTotals totals(FilePath directory) throws CopyException {
    return nameNode.ask(
        Request.of(Operation.GETCONTENTSUMMARY, directory), new ContentSummaryReader());
  }

  @Override
  public QuotaRoom quotaRoom(FilePath directory) throws CopyException {
    return nameNode.ask(Request.of(Operation.GETQUOTAUSAGE, directory), new QuotaUsageReader());
  }

  @Override
  public FileSystemTraits traits() throws CopyException {
    return shared.traits().traits();
  }

  @Override
  public Duration roundTrip() {
    return shared.client().roundTrip().shortest();
  }

  @Override
  public void abortTransfers() {
    shared.transfers().abort();
  }

  @Override
  public void close() {
    shared.close();
  }

  private static CopyException inTheWay(FilePath directory, @Nullable CopyException cause) {
    return new CopyException(
        ErrorCode.DESTINATION_CONFLICT,
        "The directory " + directory + " cannot be made: a file is in the way.",
        cause);
  }
}
