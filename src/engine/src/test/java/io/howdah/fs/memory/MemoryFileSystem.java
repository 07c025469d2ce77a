package io.howdah.fs.memory;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.Acl;
import io.howdah.fs.ContentFailures;
import io.howdah.fs.ContentSource;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FileBlocks;
import io.howdah.fs.FileChecksum;
import io.howdah.fs.FileContent;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileSystemTraits;
import io.howdah.fs.Listing;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.RenameMode;
import io.howdah.fs.Snapshots;
import io.howdah.fs.TreeTotals;
import io.howdah.fs.UserRights;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An HDFS in memory: it proves what the contract means, and lets a test make any operation fail,
 * and count them, without a server. Permissions are kept and not enforced.
 *
 * <p>Several file systems can show the same files, each with its own user, faults, counts and abort
 * state: see {@link #toBuilder()}.
 */
public final class MemoryFileSystem implements RemoteFileSystem {
  /** Whether {@link FileContent#length()} gives the number of bytes. */
  public enum Lengths {
    /** As a DataNode does. */
    PROMISED,
    /** As an HttpFS does for all but tiny files. */
    UNKNOWN
  }

  /** Whether {@link #blocks} returns the blocks. */
  public enum Blocks {
    /** As Hadoop 2.9 and newer do. */
    TOLD,
    /** As older servers do. */
    NOT_TOLD
  }

  private final MemoryFileSystemBuilder settings;
  private final Tree tree;
  private final NodeAttributes attributes;
  private final Requests requests = new Requests();
  private final AtomicInteger openStreams = new AtomicInteger();
  private final AtomicBoolean aborted = new AtomicBoolean();

  MemoryFileSystem(MemoryFileSystemBuilder settings, Tree tree) {
    this.settings = settings;
    this.tree = tree;
    this.attributes = new NodeAttributes(tree);
  }

  /** An empty file system with every setting at its default. */
  public static MemoryFileSystem create() {
    return builder().build();
  }

  /** Starts an empty file system; {@link MemoryFileSystemBuilder} states each default. */
  public static MemoryFileSystemBuilder builder() {
    return new MemoryFileSystemBuilder(null);
  }

  /**
   * Starts another view of the same files, with these settings until they are changed. The clock,
   * the traits and the default replication belong to the files and cannot be changed any more.
   */
  public MemoryFileSystemBuilder toBuilder() {
    return new MemoryFileSystemBuilder(tree).like(settings);
  }

  /** The number of requests for each operation, including refused ones; absent for none. */
  public Map<Operation, Long> requests() {
    return requests.counts();
  }

  /** The number of requests for {@code operation}. */
  public long requests(Operation operation) {
    return requests.count(operation);
  }

  /** The number of all requests. */
  public long totalRequests() {
    return requests.total();
  }

  /** How many opened files have not been closed. */
  public int openStreams() {
    return openStreams.get();
  }

  /** Puts a symbolic link there, which the file system interface itself cannot do. */
  public void makeSymlink(FilePath path) throws CopyException {
    tree.makeSymlink(path, settings.user);
  }

  /**
   * Has a directory keep what is made in it from now on in another way, as an encryption zone or an
   * erasure coding policy does: checksums then depend on more than the bytes.
   */
  public void setStorage(FilePath directory, FileStatus.Storage storage) throws CopyException {
    attributes.setStorage(directory, storage);
  }

  /** Changes how single files are stored, which the file system interface itself cannot do. */
  public StoredFiles stored() {
    return new StoredFiles(tree);
  }

  /**
   * Gives a path an ACL for the owning group alone.
   *
   * @param group the three bits of the owning group's own entry
   * @param mask the three bits that replace the group's permission
   */
  public void setAcl(FilePath path, int group, int mask) throws CopyException {
    attributes.setAcl(path, group, mask);
  }

  @Override
  public Optional<FileStatus> status(FilePath path) throws CopyException {
    return ask(Operation.STATUS, path, () -> tree.status(path));
  }

  @Override
  public Listing list(FilePath directory, @Nullable String startAfter) throws CopyException {
    return ask(
        Operation.LIST, directory, () -> tree.list(directory, startAfter, settings.pageSize));
  }

  @Override
  public FileContent open(FilePath path, long offset, long length) throws CopyException {
    refuseWhenAborted(path);
    return ask(
        Operation.OPEN,
        path,
        () -> {
          Content content = tree.file(path).content;
          long available = content.length() - offset;
          if (offset < 0 || available < 0 || length < 0) {
            throw new CopyException(
                ErrorCode.INVALID_ARGUMENT,
                "'" + path + "' has no " + length + " bytes from " + offset + " on.");
          }
          long promised = Math.min(length, available);
          ContentStream stream = new ContentStream(this, path, content, offset, promised);
          boolean tells = settings.lengths == Lengths.PROMISED;
          return FileContent.of(stream, tells ? promised : FileContent.UNKNOWN_LENGTH);
        });
  }

  @Override
  public void create(FilePath path, CreateOptions options, ContentSource content)
      throws CopyException {
    refuseWhenAborted(path);
    ask(
        Operation.CREATE,
        path,
        () -> {
          Limits.check(settings, options);
          FileNode file = tree.create(path, options, settings.user);
          upload(Operation.CREATE, path, file, content);
          return file;
        });
  }

  @Override
  public void append(FilePath path, ContentSource content) throws CopyException {
    refuseWhenAborted(path);
    tell(
        Operation.APPEND,
        path,
        () -> upload(Operation.APPEND, path, tree.openForAppend(path), content));
  }

  /** Whatever happens, the file is closed with what has come so far, as a DataNode does it. */
  private void upload(Operation operation, FilePath path, FileNode file, ContentSource content)
      throws CopyException {
    try {
      UploadStream stream = new UploadStream(this, operation, path, file, content.length());
      content.writeTo(stream);
      stream.complete();
    } catch (IOException e) {
      throw ContentFailures.of(operation + " '" + path + "'", e);
    } finally {
      tree.complete(file);
    }
  }

  @Override
  public void makeDirectories(FilePath directory, @Nullable Integer permission)
      throws CopyException {
    tell(
        Operation.MAKE_DIRECTORIES,
        directory,
        () -> tree.makeDirectories(directory, permission, settings.user));
  }

  @Override
  public void rename(FilePath from, FilePath to, RenameMode mode) throws CopyException {
    tell(Operation.RENAME, from, () -> tree.rename(from, to, mode));
  }

  @Override
  public void concat(FilePath target, List<FilePath> parts) throws CopyException {
    tell(
        Operation.CONCAT,
        target,
        () -> {
          if (settings.traits.concat() == FileSystemTraits.Concat.NONE) {
            throw Failures.unsupported("Files cannot be put together here.");
          }
          tree.concat(target, parts);
        });
  }

  @Override
  public boolean delete(FilePath path) throws CopyException {
    return ask(Operation.DELETE, path, () -> tree.delete(path));
  }

  @Override
  public Optional<FileChecksum> checksum(FilePath path, long length) throws CopyException {
    refuseWhenAborted(path);
    return ask(
        Operation.CHECKSUM,
        path,
        () -> {
          Optional<FileChecksum> checksum = tree.checksum(path);
          boolean offered = settings.traits.checksums() == FileSystemTraits.Checksums.OFFERED;
          return offered ? checksum : Optional.empty();
        });
  }

  @Override
  public Optional<FileBlocks> blocks(FilePath path) throws CopyException {
    return ask(
        Operation.BLOCKS,
        path,
        () -> settings.blocks == Blocks.TOLD ? Optional.of(tree.blocks(path)) : Optional.empty());
  }

  @Override
  public Acl acl(FilePath path) throws CopyException {
    return ask(Operation.ACL_STATUS, path, () -> attributes.acl(path));
  }

  @Override
  public void setAcl(FilePath path, Acl acl) throws CopyException {
    tell(Operation.SET_ACL, path, () -> attributes.setAcl(path, acl));
  }

  @Override
  public void removeDefaultAcl(FilePath directory) throws CopyException {
    tell(Operation.REMOVE_DEFAULT_ACL, directory, () -> attributes.removeDefaultAcl(directory));
  }

  @Override
  public SortedMap<String, String> extendedAttributes(FilePath path) throws CopyException {
    return ask(Operation.EXTENDED_ATTRIBUTES, path, () -> attributes.extended(path));
  }

  @Override
  public void setExtendedAttribute(FilePath path, String name, String value) throws CopyException {
    tell(Operation.SET_EXTENDED_ATTRIBUTE, path, () -> attributes.setExtended(path, name, value));
  }

  @Override
  public Optional<String> storagePolicy(FileStatus status) {
    return Optional.ofNullable(settings.storagePolicies.get(status.storagePolicy()));
  }

  @Override
  public void setStoragePolicy(FilePath path, String policy) throws CopyException {
    tell(
        Operation.SET_STORAGE_POLICY,
        path,
        () -> attributes.setStoragePolicy(path, Limits.storagePolicy(settings, policy)));
  }

  @Override
  public void setErasureCodingPolicy(FilePath directory, String policy) throws CopyException {
    tell(
        Operation.SET_ERASURE_CODING_POLICY,
        directory,
        () -> attributes.setErasureCodingPolicy(directory, policy));
  }

  @Override
  public UserRights rights() throws CopyException {
    return ask(Operation.RIGHTS, FilePath.ROOT, () -> settings.rights);
  }

  @Override
  public void setOwner(FilePath path, @Nullable String owner, @Nullable String group)
      throws CopyException {
    tell(
        Operation.SET_OWNER,
        path,
        () -> {
          Limits.refuseForbidden(settings, owner, group);
          attributes.setOwner(path, owner, group);
        });
  }

  @Override
  public void setPermission(FilePath path, int permission) throws CopyException {
    tell(Operation.SET_PERMISSION, path, () -> attributes.setPermission(path, permission));
  }

  @Override
  public void setTimes(FilePath path, long modificationTime, long accessTime) throws CopyException {
    tell(Operation.SET_TIMES, path, () -> attributes.setTimes(path, modificationTime, accessTime));
  }

  @Override
  public void setReplication(FilePath path, int replication) throws CopyException {
    tell(Operation.SET_REPLICATION, path, () -> attributes.setReplication(path, replication));
  }

  @Override
  public FilePath homeDirectory() throws CopyException {
    FilePath home = FilePath.of("/user/" + settings.user);
    return ask(Operation.HOME_DIRECTORY, home, () -> home);
  }

  @Override
  public FilePath trashRoot(FilePath path) throws CopyException {
    return ask(Operation.TRASH_ROOT, path, () -> homeDirectory().child(".Trash"));
  }

  /** Permits snapshots of a directory, as an administrator does it. */
  public void allowSnapshots(FilePath directory) throws CopyException {
    tree.allowSnapshots(directory);
  }

  @Override
  public Snapshots snapshots() {
    return new MemorySnapshots(this);
  }

  @Override
  public TreeTotals totals(FilePath path) throws CopyException {
    return ask(Operation.TOTALS, path, () -> tree.totals(path));
  }

  @Override
  public FileSystemTraits traits() {
    return settings.traits;
  }

  @Override
  public void abortTransfers() {
    aborted.set(true);
  }

  @Override
  public void close() {}

  Tree tree() {
    return tree;
  }

  FaultInjector faults() {
    return settings.faults;
  }

  int transferUnit() {
    return settings.transferUnit;
  }

  void streamOpened() {
    openStreams.incrementAndGet();
  }

  void streamClosed() {
    openStreams.decrementAndGet();
  }

  void refuseWhenAborted(FilePath path) throws CopyException {
    if (aborted.get()) {
      throw Failures.cancelled(path);
    }
  }

  void tell(Operation operation, FilePath path, Command command) throws CopyException {
    ask(
        operation,
        path,
        () -> {
          command.run();
          return path;
        });
  }

  <T> T ask(Operation operation, FilePath path, Question<T> question) throws CopyException {
    requests.add(operation);
    settings.faults.before(operation, path);
    T answer = question.answer();
    settings.faults.after(operation, path);
    return answer;
  }

  /** A request with a response. */
  interface Question<T> {
    T answer() throws CopyException;
  }

  /** A request without one. */
  interface Command {
    void run() throws CopyException;
  }
}
