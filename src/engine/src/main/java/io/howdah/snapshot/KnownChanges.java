package io.howdah.snapshot;

import io.howdah.fs.FilePath;
import io.howdah.fs.TreeTotals;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What one run knows of both sides before it lists anything: what may have changed since they were
 * equal, and how much both have.
 */
public final class KnownChanges {
  private static final KnownChanges NOTHING = new KnownChanges(null, null, FilePath.ROOT, null);

  private final @Nullable ChangedTree tree;
  private final @Nullable CommonSnapshots common;
  private final FilePath target;
  private final @Nullable TreeTotals destination;
  private final Set<FilePath> renamedIn = ConcurrentHashMap.newKeySet();
  private final Set<FilePath> renamedPartitions =
      Collections.synchronizedSet(new LinkedHashSet<>());
  private @Nullable String problem;

  private KnownChanges(
      @Nullable ChangedTree tree,
      @Nullable CommonSnapshots common,
      FilePath target,
      @Nullable TreeTotals destination) {
    this.tree = tree;
    this.common = common;
    this.target = target;
    this.destination = destination;
  }

  /** Of a run that lists both trees. */
  public static KnownChanges nothing() {
    return NOTHING;
  }

  /**
   * The changes of both sides.
   *
   * @param common the snapshots since which these are all changes
   * @param target the directory of the destination
   * @param destination the totals of the target; null where the run deletes nothing
   */
  static KnownChanges of(
      ChangedTree tree, CommonSnapshots common, FilePath target, @Nullable TreeTotals destination) {
    return new KnownChanges(tree, common, target, destination);
  }

  /**
   * Has all directories listed.
   *
   * @param why a sentence for the status
   */
  public void addEverything(String why) {
    if (tree != null) {
      tree.addEverything();
      problem = why;
    }
  }

  /** Why all directories are listed, as a sentence; empty where only those with changes are. */
  public Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  /** The changes of both sides. */
  public ChangedTree tree() {
    return Objects.requireNonNull(tree, "changes");
  }

  /** The snapshots since which these are all changes. */
  public CommonSnapshots common() {
    return Objects.requireNonNull(common, "common snapshots");
  }

  /** The totals of the target. */
  public TreeTotals destination() {
    return Objects.requireNonNull(destination, "totals of the target");
  }

  /**
   * Whether everything in an existing directory of the target is equal to the source.
   *
   * @param directory an absolute path
   */
  public boolean isEqualBelow(FilePath directory) {
    return tree != null && tree.isEqualBelow(relative(directory));
  }

  /**
   * Whether an existing file of the target is equal to its source, which has the same length.
   *
   * @param file an absolute path
   */
  public boolean isEqual(FilePath file) {
    return tree != null && tree.isEqual(relative(file));
  }

  /** Records that an entry of an existing directory of the target was renamed by this run. */
  public void renamedIn(FilePath directory) {
    renamedIn.add(directory);
  }

  /** Whether this run has renamed an entry of that directory of the target. */
  public boolean hasRenamesIn(FilePath directory) {
    return renamedIn.contains(directory);
  }

  /** Records that a directory of a table's partition has its path by a rename of this run. */
  public void renamedPartition(FilePath directory) {
    renamedPartitions.add(directory);
  }

  /** Whether that is recorded of a directory, which is then forgotten. */
  public boolean takeRenamedPartition(FilePath directory) {
    return renamedPartitions.remove(directory);
  }

  /** The directories of which it is recorded, and which were not taken. */
  public List<FilePath> renamedPartitions() {
    synchronized (renamedPartitions) {
      return new ArrayList<>(renamedPartitions);
    }
  }

  /** A path in the tree of changes, which begins at the target. */
  private FilePath relative(FilePath path) {
    return path.below(target);
  }
}
