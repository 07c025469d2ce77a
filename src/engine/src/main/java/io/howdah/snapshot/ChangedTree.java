package io.howdah.snapshot;

import io.howdah.CopyException;
import io.howdah.fs.FilePath;
import io.howdah.fs.SnapshotChange;
import io.howdah.fs.SnapshotChange.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may differ between a source and a destination that were equal in an earlier snapshot of
 * each. It is made of the changes of both sides, so it also has what was changed at the destination
 * by others. Paths are those of the source now, as if the directory was the root. Not safe for use
 * by many threads while it is changed.
 */
public final class ChangedTree {
  /** What is known of everything at and below a path. */
  private enum Extent {
    /** Anything may differ. */
    ALL,
    /** Only what has a change of its own. */
    CHANGES
  }

  private final Set<FilePath> changed = new HashSet<>();
  private final Set<FilePath> above = new HashSet<>();
  private final Map<FilePath, Extent> extents = new HashMap<>();
  private final List<Move> moves = new ArrayList<>();
  private final List<Move> movesInPlace = new ArrayList<>();

  /** What others made at the destination, or moved there: old paths of directories, with names. */
  private final Map<FilePath, FilePath> foreign = new HashMap<>();

  /** By the new paths of moves; null until they are requested. */
  private @Nullable Map<FilePath, List<FilePath>> listedBelow;

  /** By the old paths of moves; null until they are requested. */
  private @Nullable Map<FilePath, List<FilePath>> foreignBelow;

  private ChangedTree() {
    above.add(FilePath.ROOT);
  }

  /**
   * The tree of the changes on both sides.
   *
   * @param source since a snapshot, until that which is copied
   * @param destination since the snapshot that is equal to the first one of the source, until now
   */
  public static ChangedTree of(List<SnapshotChange> source, List<SnapshotChange> destination)
      throws CopyException {
    ChangedTree tree = new ChangedTree();
    PathMap wanted = PathMap.of(source);
    PathMap present = PathMap.of(destination);
    tree.addSource(source, wanted);
    tree.addDestination(destination, wanted);
    tree.addForeign(destination, present);
    tree.findMoves(wanted, present);
    return tree;
  }

  private void addSource(List<SnapshotChange> changes, PathMap wanted) throws CopyException {
    for (SnapshotChange each : changes) {
      switch (each.kind()) {
        case CREATED:
          addAll(wanted.ofNew(each.path()));
          break;
        case MODIFIED:
          addChange(wanted.translate(each.path()));
          break;
        case DELETED:
          addParent(wanted, each.path());
          break;
        case RENAMED:
          addParent(wanted, each.path());
          addMoved(each.target());
          break;
      }
    }
  }

  private void addDestination(List<SnapshotChange> changes, PathMap wanted) throws CopyException {
    for (SnapshotChange each : changes) {
      switch (each.kind()) {
        case CREATED:
          addAll(wanted.ofNew(each.path()));
          break;
        case MODIFIED:
          addChange(wanted.translate(each.path()));
          break;
        case DELETED:
          addAll(wanted.translate(each.path()));
          break;
        case RENAMED:
          addMoved(wanted.translate(each.path()));
          break;
      }
    }
  }

  private void addForeign(List<SnapshotChange> changes, PathMap present) throws CopyException {
    for (SnapshotChange each : changes) {
      if (each.kind() == Kind.CREATED) {
        @Nullable FilePath now = present.ofNew(each.path());
        if (now != null) {
          foreign.put(each.path(), now);
        }
      } else if (each.kind() == Kind.RENAMED) {
        @Nullable FilePath parent = each.target().parent();
        @Nullable FilePath old = parent == null ? null : present.origin(parent);
        if (old != null) {
          foreign.put(old.child(each.target().name()), each.target());
        }
      }
    }
  }

  private void addChange(@Nullable FilePath path) {
    if (path != null) {
      changed.add(path);
      // It may be a directory whose names have changed.
      above.add(path);
      addAbove(path);
    }
  }

  private void addParent(PathMap wanted, FilePath old) throws CopyException {
    @Nullable FilePath parent = old.parent();
    if (parent != null) {
      addChange(wanted.translate(parent));
    }
  }

  private void addMoved(@Nullable FilePath path) {
    if (path != null) {
      extents.putIfAbsent(path, Extent.CHANGES);
      addAbove(path);
    }
  }

  private void addAll(@Nullable FilePath path) {
    if (path != null) {
      extents.put(path, Extent.ALL);
      addAbove(path);
    }
  }

  private void addAbove(FilePath path) {
    @Nullable FilePath at = path.parent();
    while (at != null && above.add(at)) {
      at = at.parent();
    }
  }

  private void findMoves(PathMap wanted, PathMap present) throws CopyException {
    Set<FilePath> renamed = new HashSet<>(wanted.renamed());
    renamed.addAll(present.renamed());
    for (FilePath old : renamed) {
      @Nullable FilePath from = present.translate(old);
      @Nullable FilePath to = wanted.translate(old);
      if (from == null) { // Deleted at the destination, perhaps with a directory above it.
        addAll(to);
      } else if (to != null) {
        (from.equals(to) ? movesInPlace : moves)
            .add(
                Move.of(
                    old, from, to, place(to, wanted, present), directory(from, wanted, present)));
      }
    }
  }

  /** The directory of the new path may have another path itself until all moves are done. */
  private static @Nullable FilePath place(FilePath to, PathMap wanted, PathMap present)
      throws CopyException {
    @Nullable FilePath directory = directory(to, present, wanted);
    return directory == null ? null : directory.child(to.name());
  }

  /**
   * The path of the directory of an entry.
   *
   * @param to the map for the result
   * @param from the map for {@code path}
   */
  private static @Nullable FilePath directory(FilePath path, PathMap to, PathMap from)
      throws CopyException {
    @Nullable FilePath parent = path.parent();
    @Nullable FilePath old = parent == null ? null : from.origin(parent);
    return old == null ? null : to.translate(old);
  }

  /** The entries of the destination that must get another path, in no certain order. */
  public List<Move> moves() {
    return new ArrayList<>(moves);
  }

  /**
   * The present paths of what others made in a directory of the destination, or moved there, since
   * both sides were equal.
   */
  public List<FilePath> foreignIn(Move directory) {
    if (foreignBelow == null) {
      Set<FilePath> tops = new HashSet<>();
      moves.forEach(move -> tops.add(move.old()));
      Map<FilePath, List<FilePath>> found = new HashMap<>();
      foreign.forEach((old, now) -> addBelow(old, now, tops, found));
      foreignBelow = found;
    }
    return foreignBelow.getOrDefault(directory.old(), Collections.emptyList());
  }

  /** Records that an entry could not be moved, so that anything at its new path may differ. */
  public void notMoved(Move move) {
    addAll(move.to());
    addChange(move.directory());
  }

  /**
   * Records that the run moves nothing, so that anything may differ at each new path. It may also
   * differ where both sides have the same new path: perhaps the selection takes only that one.
   */
  public void moveNothing() {
    moves.forEach(this::notMoved);
    movesInPlace.forEach(move -> addTree(move.to()));
  }

  /** What both sides have given the same new path. */
  public List<Move> movesInPlace() {
    return new ArrayList<>(movesInPlace);
  }

  /** Records that anything at and below a path may differ. */
  public void addTree(FilePath path) {
    addAll(path);
  }

  /** Records that anything in the tree may differ, since something is not in the changes. */
  public void addEverything() {
    extents.clear();
    extents.put(FilePath.ROOT, Extent.ALL);
  }

  /**
   * The directories at and below the new path of a moved one that are listed, since something in
   * them may differ.
   */
  public List<FilePath> changedDirectories(Move directory) {
    if (listedBelow == null) {
      Set<FilePath> tops = new HashSet<>();
      moves.forEach(move -> tops.add(move.to()));
      Map<FilePath, List<FilePath>> found = new HashMap<>();
      above.forEach(path -> addBelow(path, path, tops, found));
      listedBelow = found;
    }
    return listedBelow.getOrDefault(directory.to(), Collections.emptyList());
  }

  /** Adds a value to each of the tops that a path is at or below. */
  private static void addBelow(
      FilePath path, FilePath value, Set<FilePath> tops, Map<FilePath, List<FilePath>> found) {
    for (@Nullable FilePath at = path; at != null; at = at.parent()) {
      if (tops.contains(at)) {
        found.computeIfAbsent(at, any -> new ArrayList<>()).add(value);
      }
    }
  }

  /** Whether everything at and below an existing directory is equal on both sides. */
  public boolean isEqualBelow(FilePath directory) {
    return !above.contains(directory) && isOfChanges(directory);
  }

  /** Whether an existing file of the same length on both sides is equal on both sides. */
  public boolean isEqual(FilePath file) {
    return !changed.contains(file) && isOfChanges(file);
  }

  private boolean isOfChanges(FilePath path) {
    for (@Nullable FilePath at = path; at != null; at = at.parent()) {
      @Nullable Extent extent = extents.get(at);
      if (extent != null) {
        return extent == Extent.CHANGES;
      }
    }
    return true;
  }
}
