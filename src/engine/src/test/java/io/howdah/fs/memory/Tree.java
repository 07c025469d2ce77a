package io.howdah.fs.memory;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FileBlocks;
import io.howdah.fs.FileChecksum;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileSystemTraits;
import io.howdah.fs.Listing;
import io.howdah.fs.RenameMode;
import io.howdah.fs.SnapshotChange;
import io.howdah.fs.SnapshotRange;
import io.howdah.fs.Snapshots;
import io.howdah.fs.TreeTotals;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The files themselves, which any number of views share. Each method is atomic. */
final class Tree {
  private static final int DIRECTORY_PERMISSION = 0755;
  private static final int FILE_PERMISSION = 0644;
  private static final int FIRST_ID = 16385;

  private final Clock clock;
  private final FileSystemTraits traits;
  private final int replication;
  private final DirectoryNode root;
  private final SnapshotTrees snapshots;
  private long lastId = FIRST_ID;

  Tree(Clock clock, FileSystemTraits traits, int replication, String owner, String group) {
    this.clock = clock;
    this.traits = traits;
    this.replication = replication;
    snapshots = new SnapshotTrees(clock);
    root = new DirectoryNode(FIRST_ID);
    root.owner = owner;
    root.group = group;
    root.permission = DIRECTORY_PERMISSION;
    root.modificationTime = clock.millis();
  }

  synchronized Optional<FileStatus> status(FilePath path) {
    Node node = find(path);
    return node == null ? Optional.empty() : Optional.of(node.status(path));
  }

  synchronized Listing list(FilePath directory, @Nullable String startAfter, int pageSize)
      throws CopyException {
    Node node = require(directory);
    if (!(node instanceof DirectoryNode listed)) {
      throw Failures.notADirectory(directory);
    }
    NavigableMap<String, Node> children = listed.children;
    if (startAfter != null) {
      children = children.tailMap(startAfter, false);
    }
    List<FileStatus> page = new ArrayList<>();
    for (Map.Entry<String, Node> child : children.entrySet()) {
      if (page.size() == pageSize) {
        return Listing.partial(page);
      }
      page.add(child.getValue().status(directory.child(child.getKey())));
    }
    return Listing.last(page);
  }

  synchronized FileNode file(FilePath path) throws CopyException {
    Node node = require(path);
    if (node instanceof SymlinkNode) {
      throw Failures.unsupported("'" + path + "' is a symbolic link.");
    }
    if (!(node instanceof FileNode file)) {
      throw Failures.notAFile(path);
    }
    return file;
  }

  synchronized FileNode create(FilePath path, CreateOptions options, String owner)
      throws CopyException {
    if (path.isRoot() || find(path) instanceof DirectoryNode) {
      throw Failures.conflict("'" + path + "' is a directory and cannot become a file.");
    }
    DirectoryNode parent = directories(parentOf(path), owner, DIRECTORY_PERMISSION);
    Long wantedBlockSize = options.blockSize();
    Integer wantedReplication = options.replication();
    Integer wantedPermission = options.permission();
    long blockSize = wantedBlockSize == null ? traits.blockSize() : wantedBlockSize;
    if (blockSize <= 0 || blockSize % traits.bytesPerCrc() != 0) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT,
          "The block size " + blockSize + " is not a multiple of " + traits.bytesPerCrc() + ".");
    }
    FileNode file = new FileNode(++lastId, blockSize, traits.bytesPerCrc(), traits.crcType());
    file.replication = wantedReplication == null ? replication : wantedReplication;
    adopt(parent, path.name(), file, owner);
    // As HDFS does, without the sticky bit.
    file.permission = wantedPermission == null ? FILE_PERMISSION : wantedPermission & 0777;
    NodeAttributes.inherit(parent, file);
    file.accessTime = file.modificationTime;
    return file;
  }

  synchronized FileNode openForAppend(FilePath path) throws CopyException {
    if (require(path) instanceof DirectoryNode) {
      throw Failures.conflict("'" + path + "' is a directory, and nothing can be appended to it.");
    }
    FileNode file = file(path);
    if (file.beingWritten) {
      throw new CopyException(
          ErrorCode.SERVER_BUSY, "'" + path + "' is being written by another client.");
    }
    snapshots.freeze(file);
    file.beingWritten = true;
    return file;
  }

  synchronized void append(FileNode file, FilePath path, byte[] bytes, int count)
      throws CopyException {
    if (!file.linked) {
      throw new CopyException(
          ErrorCode.FILE_NOT_FOUND,
          "'" + path + "' was deleted or replaced while it was being written.");
    }
    file.content.append(bytes, 0, count);
  }

  synchronized void complete(FileNode file) {
    file.beingWritten = false;
    file.modificationTime = clock.millis();
  }

  synchronized void makeDirectories(FilePath path, @Nullable Integer permission, String owner)
      throws CopyException {
    directories(path, owner, permission == null ? DIRECTORY_PERMISSION : permission);
  }

  synchronized void makeSymlink(FilePath path, String owner) throws CopyException {
    DirectoryNode parent = directories(parentOf(path), owner, DIRECTORY_PERMISSION);
    if (parent.children.containsKey(path.name())) {
      throw new CopyException(ErrorCode.DESTINATION_EXISTS, "'" + path + "' exists.");
    }
    SymlinkNode link = new SymlinkNode(++lastId);
    adopt(parent, path.name(), link, owner);
    link.permission = 0777;
  }

  synchronized void rename(FilePath from, FilePath to, RenameMode mode) throws CopyException {
    Node moved = require(from);
    if (from.isRoot() || to.startsWith(from)) {
      throw Failures.conflict("'" + from + "' cannot become '" + to + "', which is inside it.");
    }
    Node existing = find(to);
    if (to.isRoot() || existing != null) {
      refuseToReplace(existing == null ? root : existing, to, moved, mode);
    }
    DirectoryNode oldParent = directory(parentOf(from));
    DirectoryNode newParent = directory(parentOf(to));
    if (oldParent.storage != newParent.storage) {
      throw Failures.unsupported(
          "'" + from + "' cannot be moved to '" + to + "', which is stored in another way.");
    }
    oldParent.children.remove(from.name());
    put(newParent, to.name(), moved);
    oldParent.modificationTime = clock.millis();
  }

  synchronized void concat(FilePath targetPath, List<FilePath> partPaths) throws CopyException {
    FileNode target = file(targetPath);
    snapshots.freeze(target);
    List<FileNode> parts = new ArrayList<>();
    for (FilePath path : partPaths) {
      parts.add(file(path));
    }
    Concatenation.check(targetPath, target, partPaths, parts);
    DirectoryNode parent = directory(parentOf(targetPath));
    for (int i = 0; i < parts.size(); i++) {
      target.append(parts.get(i));
      parent.children.remove(partPaths.get(i).name());
      parts.get(i).unlinked();
    }
    target.modificationTime = clock.millis();
    parent.modificationTime = clock.millis();
  }

  synchronized boolean delete(FilePath path) throws CopyException {
    Node node = find(path);
    if (node instanceof DirectoryNode directory && !directory.children.isEmpty()) {
      throw Failures.conflict("'" + path + "' is a directory that has entries.");
    }
    // A NameNode never deletes its root.
    if (node == null || path.isRoot()) {
      return false;
    }
    DirectoryNode parent = directory(parentOf(path));
    parent.children.remove(path.name());
    parent.modificationTime = clock.millis();
    node.unlinked();
    return true;
  }

  synchronized Optional<FileChecksum> checksum(FilePath path) throws CopyException {
    FileNode file = file(path);
    if (file.beingWritten && !path.names().contains(Snapshots.DIRECTORY)) {
      throw new CopyException(
          ErrorCode.SOURCE_CHANGED, "'" + path + "' is being written and has no checksum yet.");
    }
    return file.crcs == FileNode.Crcs.KEPT
        ? Optional.of(StoredChecksum.of(file))
        : Optional.empty();
  }

  synchronized FileBlocks blocks(FilePath path) throws CopyException {
    return file(path).blocks();
  }

  synchronized void change(FilePath path, Consumer<FileNode> change) throws CopyException {
    FileNode file = file(path);
    snapshots.freeze(file);
    change.accept(file);
    file.modificationTime = clock.millis();
  }

  /** What is done to one node. */
  interface NodeOperation<T> {
    T on(Node node) throws CopyException;
  }

  synchronized <T> T at(FilePath path, NodeOperation<T> operation) throws CopyException {
    return operation.on(require(path));
  }

  synchronized void allowSnapshots(FilePath directory) throws CopyException {
    snapshots.permit(directory(directory));
  }

  synchronized Optional<List<FileStatus>> listSnapshots(FilePath directory) throws CopyException {
    Node node = find(directory);
    return node == null || snapshots.of(node) == null
        ? Optional.empty()
        : Optional.of(
            list(directory.child(Snapshots.DIRECTORY), null, Integer.MAX_VALUE).entries());
  }

  synchronized void createSnapshot(FilePath directory, String name) throws CopyException {
    snapshots.create(directory(directory), directory, name);
  }

  synchronized boolean deleteSnapshot(FilePath directory, String name) throws CopyException {
    return snapshots.delete(directory(directory), directory, name);
  }

  synchronized List<SnapshotChange> snapshotDifference(FilePath directory, SnapshotRange range)
      throws CopyException {
    FilePath at = directory;
    while (snapshots.of(directory(at)) == null && !at.isRoot()) {
      at = parentOf(at);
    }
    return snapshots.difference(directory(at), at, range, directory.below(at));
  }

  synchronized TreeTotals totals(FilePath path) throws CopyException {
    return SnapshotTrees.totals(require(path));
  }

  private void refuseToReplace(Node existing, FilePath to, Node moved, RenameMode mode)
      throws CopyException {
    boolean directory = existing instanceof DirectoryNode;
    if (directory != moved instanceof DirectoryNode) {
      throw Failures.conflict(
          "'" + to + "' exists, and one of both is a directory while the other one is not.");
    }
    boolean full = directory && !((DirectoryNode) existing).children.isEmpty();
    if (mode == RenameMode.KEEP_EXISTING || full || existing == root) {
      throw new CopyException(ErrorCode.DESTINATION_EXISTS, "'" + to + "' exists.");
    }
  }

  /** Puts a new node under a name and gives it what it inherits. */
  private void adopt(DirectoryNode parent, String name, Node node, String owner) {
    node.owner = owner;
    node.group = parent.group;
    node.modificationTime = clock.millis();
    put(parent, name, node);
  }

  private void put(DirectoryNode parent, String name, Node node) {
    Node replaced = parent.children.put(name, node);
    if (replaced != null) {
      replaced.unlinked();
    }
    parent.modificationTime = clock.millis();
  }

  private DirectoryNode directories(FilePath path, String owner, int permission)
      throws CopyException {
    DirectoryNode directory = root;
    for (String name : path.names()) {
      Node child = directory.children.get(name);
      if (child == null) {
        child = new DirectoryNode(++lastId);
        adopt(directory, name, child, owner);
        child.permission = permission;
        NodeAttributes.inherit(directory, child);
      }
      if (!(child instanceof DirectoryNode)) {
        throw Failures.conflict("'" + path + "' cannot be made: '" + name + "' is a file.");
      }
      directory = (DirectoryNode) child;
    }
    return directory;
  }

  private DirectoryNode directory(FilePath path) throws CopyException {
    Node node = require(path);
    if (!(node instanceof DirectoryNode directory)) {
      throw Failures.notADirectory(path);
    }
    return directory;
  }

  private Node require(FilePath path) throws CopyException {
    Node node = find(path);
    if (node == null) {
      throw Failures.missing(path);
    }
    return node;
  }

  private @Nullable Node find(FilePath path) {
    Node node = root;
    for (String name : path.names()) {
      if (!(node instanceof DirectoryNode)) {
        return null;
      }
      node =
          name.equals(Snapshots.DIRECTORY)
              ? snapshots.of(node)
              : ((DirectoryNode) node).children.get(name);
    }
    return node;
  }

  private static FilePath parentOf(FilePath path) throws CopyException {
    FilePath parent = path.parent();
    if (parent == null) {
      throw Failures.conflict("'/' has no parent.");
    }
    return parent;
  }
}
