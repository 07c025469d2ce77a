package io.howdah.fs.memory;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.SnapshotChange;
import io.howdah.fs.SnapshotChange.Kind;
import io.howdah.fs.SnapshotRange;
import io.howdah.fs.TreeTotals;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The snapshots of a {@link Tree}: copies of directories that keep the ids. As in HDFS with its
 * usual settings, a file that is open grows in its snapshots until it is closed. Guarded by the
 * tree.
 */
final class SnapshotTrees {
  private final Clock clock;
  private final Map<DirectoryNode, DirectoryNode> roots = new HashMap<>();

  SnapshotTrees(Clock clock) {
    this.clock = clock;
  }

  void permit(DirectoryNode directory) {
    roots.computeIfAbsent(directory, each -> new DirectoryNode(-1));
  }

  /** The directory with all snapshots; null where none are permitted. */
  @Nullable DirectoryNode of(Node directory) {
    return directory instanceof DirectoryNode ? roots.get(directory) : null;
  }

  void create(DirectoryNode directory, FilePath path, String name) throws CopyException {
    DirectoryNode all = require(directory, path);
    if (!all.children.containsKey(name)) {
      DirectoryNode copy = (DirectoryNode) copy(directory, true);
      copy.modificationTime = clock.millis();
      all.children.put(name, copy);
    }
  }

  boolean delete(DirectoryNode directory, FilePath path, String name) throws CopyException {
    return require(directory, path).children.remove(name) != null;
  }

  private DirectoryNode require(DirectoryNode directory, FilePath path) throws CopyException {
    DirectoryNode all = roots.get(directory);
    if (all == null) {
      throw new CopyException(
          ErrorCode.NO_SNAPSHOT, "Directory is not a snapshottable directory: " + path);
    }
    return all;
  }

  private static Node copy(Node node, boolean sharesOpenFiles) {
    if (node instanceof FileNode file) {
      return file.beingWritten && sharesOpenFiles ? file : file.copy();
    }
    if (node instanceof DirectoryNode directory) {
      DirectoryNode copy = new DirectoryNode(node.id);
      node.copyTo(copy);
      directory.children.forEach(
          (name, child) -> copy.children.put(name, copy(child, sharesOpenFiles)));
      return copy;
    }
    SymlinkNode copy = new SymlinkNode(node.id);
    node.copyTo(copy);
    return copy;
  }

  /** Called before a closed file changes: its snapshots keep it as it is. */
  void freeze(FileNode file) {
    roots.values().forEach(all -> freeze(all, file));
  }

  private static void freeze(DirectoryNode directory, FileNode file) {
    for (Map.Entry<String, Node> child : directory.children.entrySet()) {
      if (child.getValue() == file) {
        child.setValue(file.copy());
      } else if (child.getValue() instanceof DirectoryNode below) {
        freeze(below, file);
      }
    }
  }

  static TreeTotals totals(Node node) {
    if (!(node instanceof DirectoryNode directory)) {
      return TreeTotals.of(1, 0, node instanceof FileNode file ? file.content.length() : 0);
    }
    long files = 0;
    long directories = 1;
    long bytes = 0;
    for (Node child : directory.children.values()) {
      TreeTotals each = totals(child);
      files += each.files();
      directories += each.directories();
      bytes += each.bytes();
    }
    return TreeTotals.of(files, directories, bytes);
  }

  /**
   * The changes between two snapshots, or until now, as a NameNode tells them.
   *
   * @param relative the directory below the one that permits snapshots
   */
  List<SnapshotChange> difference(
      DirectoryNode directory, FilePath path, SnapshotRange range, FilePath relative)
      throws CopyException {
    DirectoryNode all = require(directory, path);
    Index from = new Index(snapshot(all, path, range.from(), relative));
    Index to =
        new Index(
            range.isUntilNow()
                ? below(directory, path, range.to(), relative)
                : snapshot(all, path, range.to(), relative));
    List<SnapshotChange> changes = new ArrayList<>();
    for (Place before : from.places.values()) {
      Place after = to.places.get(before.node.id);
      if (after == null) {
        if (before.parent == from.root || to.places.containsKey(before.parent)) {
          changes.add(SnapshotChange.of(Kind.DELETED, before.path));
        }
        continue;
      }
      boolean isRoot = before.path.isRoot();
      if (!isRoot
          && (before.parent != after.parent || !before.path.name().equals(after.path.name()))) {
        changes.add(SnapshotChange.renamed(before.path, after.path));
      }
      if (isModified(before.node, after.node)) {
        changes.add(SnapshotChange.of(Kind.MODIFIED, before.path));
      }
    }
    for (Place after : to.places.values()) {
      Place parent = from.places.get(after.parent);
      if (!from.places.containsKey(after.node.id) && parent != null) {
        changes.add(SnapshotChange.of(Kind.CREATED, parent.path.child(after.path.name())));
      }
    }
    return changes;
  }

  private static DirectoryNode snapshot(
      DirectoryNode all, FilePath path, String name, FilePath relative) throws CopyException {
    return below(all.children.get(name), path, name, relative);
  }

  private static DirectoryNode below(
      @Nullable Node top, FilePath path, String name, FilePath relative) throws CopyException {
    Node node = top;
    for (String each : relative.names()) {
      node = node instanceof DirectoryNode directory ? directory.children.get(each) : null;
    }
    if (!(node instanceof DirectoryNode found)) {
      throw new CopyException(
          ErrorCode.NO_SNAPSHOT,
          "Cannot find the snapshot of directory " + path + " with name " + name);
    }
    return found;
  }

  private static boolean isModified(Node before, Node after) {
    if (before instanceof FileNode one && after instanceof FileNode other) {
      return !one.hasContentOf(other)
          || one.replication != other.replication
          || !before.hasAttributesOf(after);
    }
    if (before instanceof DirectoryNode one && after instanceof DirectoryNode other) {
      Map<String, Long> names = new TreeMap<>();
      one.children.forEach((name, child) -> names.put(name, child.id));
      Map<String, Long> others = new TreeMap<>();
      other.children.forEach((name, child) -> others.put(name, child.id));
      return !names.equals(others) || !before.hasAttributesOf(after);
    }
    return !before.hasAttributesOf(after);
  }

  /** All nodes of a snapshot by their ids. */
  private static final class Index {
    private final long root;
    private final Map<Long, Place> places = new TreeMap<>();

    Index(DirectoryNode top) throws CopyException {
      root = top.id;
      add(top, FilePath.ROOT, 0);
    }

    private void add(Node node, FilePath path, long parent) throws CopyException {
      places.put(node.id, new Place(node, path, parent));
      if (node instanceof DirectoryNode directory) {
        for (Map.Entry<String, Node> child : directory.children.entrySet()) {
          add(child.getValue(), path.child(child.getKey()), node.id);
        }
      }
    }
  }

  /** A node, its path, and the id of its directory. */
  private record Place(Node node, FilePath path, long parent) {
    Place {
      Objects.requireNonNull(node);
    }
  }
}
