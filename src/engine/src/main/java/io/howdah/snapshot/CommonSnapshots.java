package io.howdah.snapshot;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.SnapshotChange;
import io.howdah.fs.TreeTotals;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Two snapshots of an earlier copy that are equal: one of the source, one of the destination. */
public final class CommonSnapshots {
  private final SnapshotDirectory source;
  private final SnapshotDirectory destination;
  private final SnapshotName present;
  private final SnapshotName ofSource;
  private final SnapshotName ofDestination;

  private CommonSnapshots(
      SnapshotDirectory source,
      SnapshotDirectory destination,
      SnapshotName present,
      SnapshotName ofSource,
      SnapshotName ofDestination) {
    this.source = source;
    this.destination = destination;
    this.present = present;
    this.ofSource = ofSource;
    this.ofDestination = ofDestination;
  }

  /**
   * Finds the newest snapshots of the same copy, in either direction, with the same options.
   *
   * @param present the snapshot of the source that is copied
   * @throws CopyException {@link ErrorCode#NO_SNAPSHOT} where there are none
   */
  public static CommonSnapshots find(
      SnapshotDirectory source, SnapshotDirectory destination, SnapshotName present)
      throws CopyException {
    return find(source, destination, present, present::hasSameOptions);
  }

  /**
   * Finds the newest snapshots of the same copy, in either direction, with suitable options.
   *
   * @param present a name for the present state of the source
   * @param hasSuitableOptions whether the options of a snapshot decide about the same files
   * @throws CopyException {@link ErrorCode#NO_SNAPSHOT} where there are none
   */
  public static CommonSnapshots find(
      SnapshotDirectory source,
      SnapshotDirectory destination,
      SnapshotName present,
      Predicate<SnapshotName> hasSuitableOptions)
      throws CopyException {
    Map<String, SnapshotName> candidates = new HashMap<>();
    for (SnapshotName each : source.made()) {
      if (each.isOfSameCopy(present)
          && !each.isOfPresent()
          && candidates.put(each.base(), each) != null) {
        throw new CopyException(
            ErrorCode.NO_SNAPSHOT,
            "Source and target are below one directory that permits snapshots, '"
                + source.root()
                + "', and their changes are told apart only where these are two.");
      }
    }
    @Nullable CommonSnapshots newest = null;
    boolean hasOtherOptions = false;
    for (SnapshotName each : destination.made()) {
      @Nullable SnapshotName other = candidates.get(each.base());
      boolean isEarlier = each.time().isBefore(present.time());
      if (other == null || !isPair(other, each) || !isEarlier) {
        continue;
      }
      if (!hasSuitableOptions.test(each)) {
        hasOtherOptions = true;
      } else if (newest == null || newest.ofDestination.compareTo(each) < 0) {
        newest = new CommonSnapshots(source, destination, present, other, each);
      }
    }
    if (newest == null) {
      throw new CopyException(
          ErrorCode.NO_SNAPSHOT,
          hasOtherOptions
              ? "The snapshots that both sides have in common were made by a copy with other"
                  + " options."
              : "Both sides have no snapshot of an earlier copy in common.");
    }
    return newest;
  }

  /** Whether one is of a source and the other one of its destination. */
  static boolean isPair(SnapshotName one, SnapshotName other) {
    return one.base().equals(other.base())
        && (one.isOfSource()
            ? other.isOfDestination()
            : one.isOfDestination() && other.isOfSource());
  }

  /** The name that both have. */
  public String since() {
    return ofSource.base();
  }

  /**
   * Requests the changes of both sides.
   *
   * @param target the directory of the destination
   */
  public KnownChanges changes(FilePath target) throws CopyException {
    refuseReplaced(source, ofSource, present);
    List<SnapshotChange> wanted = source.changes(ofSource, present);
    SnapshotName now = present.ofPresent();
    destination.create(now);
    List<SnapshotChange> found;
    TreeTotals existing;
    try {
      refuseReplaced(destination, ofDestination, now);
      found = destination.changes(ofDestination, now);
      existing = destination.totals(now);
    } finally {
      destination.delete(now);
    }
    return believed(KnownChanges.of(ChangedTree.of(wanted, found), this, target, existing));
  }

  /**
   * Requests the changes of both sides until now, and makes no snapshot. What was renamed may
   * differ, since nothing is renamed.
   *
   * @param target the directory of the destination
   */
  public KnownChanges changesUntilNow(FilePath target) throws CopyException {
    refuseOther(source, ofSource, source.fileId());
    refuseOther(destination, ofDestination, destination.fileId());
    ChangedTree tree =
        ChangedTree.of(
            source.changesUntilNow(ofSource), destination.changesUntilNow(ofDestination));
    tree.moveNothing();
    return believed(KnownChanges.of(tree, this, target, null));
  }

  /** A file that grew in a snapshot is not among the changes. */
  private KnownChanges believed(KnownChanges changes) throws CopyException {
    if (!first().hasTotals(totalsOfFirst())) {
      changes.addEverything(
          "All directories are listed, since files that were open when the snapshot '"
              + since()
              + "' was made have grown.");
    }
    return changes;
  }

  /**
   * Whether a directory had no files when both sides were equal that the copy leaves out.
   *
   * @param old its path then, as if the target was the root
   */
  public boolean hadOnlyCommonFiles(FilePath old) throws CopyException {
    try {
      return source.totals(ofSource, old).equals(destination.totals(ofDestination, old));
    } catch (CopyException e) {
      if (e.code() == ErrorCode.FILE_NOT_FOUND) { // It was on one side only.
        return false;
      }
      throw e;
    }
  }

  /** Another directory of the same name has other changes than its names tell. */
  private static void refuseReplaced(
      SnapshotDirectory directory, SnapshotName from, SnapshotName to) throws CopyException {
    refuseOther(directory, from, directory.fileId(to));
  }

  private static void refuseOther(SnapshotDirectory directory, SnapshotName from, long present)
      throws CopyException {
    long id = directory.fileId(from);
    if (id <= 0 || id != present) {
      throw new CopyException(
          ErrorCode.NO_SNAPSHOT,
          "'" + directory.directory() + "' is not the directory of the snapshot '" + from + "'.");
    }
  }

  /** The snapshot with the totals of the side that was the source. */
  private SnapshotName first() {
    return ofDestination.isOfDestination() ? ofDestination : ofSource;
  }

  private TreeTotals totalsOfFirst() throws CopyException {
    return ofDestination.isOfDestination()
        ? source.totals(ofSource)
        : destination.totals(ofDestination);
  }
}
