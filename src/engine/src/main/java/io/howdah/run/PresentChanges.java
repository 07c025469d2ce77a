package io.howdah.run;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.SnapshotOptions.Basis;
import io.howdah.SnapshotStatus;
import io.howdah.connect.RequestedClusters;
import io.howdah.fs.FilePath;
import io.howdah.snapshot.CommonSnapshots;
import io.howdah.snapshot.KnownChanges;
import io.howdah.snapshot.SnapshotDirectory;
import io.howdah.snapshot.SnapshotName;
import java.time.Instant;

/**
 * What has changed on both sides since the last pair of snapshots that copies have left, until now.
 * Finding it makes and deletes nothing.
 */
public final class PresentChanges {
  private final KnownChanges changes;
  private final SnapshotStatus status;

  private PresentChanges(KnownChanges changes, SnapshotStatus status) {
    this.changes = changes;
    this.status = status;
  }

  /**
   * Requests the changes, if the options of the request say so.
   *
   * @param target the directory that copies make equal to the source
   * @param now the time
   * @throws CopyException where a cluster fails, the run is cancelled, or the request is not about
   *     one directory with an exact target
   */
  public static PresentChanges find(
      RequestedClusters clusters, FilePath target, Instant now, Cancellation cancellation)
      throws CopyException {
    if (clusters.request().options().snapshots().basis() != Basis.DIFFERENCE) {
      return new PresentChanges(KnownChanges.nothing(), SnapshotStatus.NONE);
    }
    SnapshotPlaces places = new SnapshotPlaces(clusters);
    places.refuseMovingTarget();
    try {
      SnapshotDirectory source = places.source(cancellation);
      CommonSnapshots common =
          CommonSnapshots.find(
              source,
              places.destination(target),
              places.name(source, now),
              name -> isOfSelection(clusters, name));
      KnownChanges changes = common.changesUntilNow(target);
      return changes
          .problem()
          .map(PresentChanges::unknown)
          .orElseGet(
              () -> new PresentChanges(changes, SnapshotStatus.of(null, common.since(), 0, null)));
    } catch (CopyException e) {
      if (!SnapshotPlaces.areDispensable(e)) {
        throw e;
      }
      return unknown("All directories are listed: " + e.getMessage());
    }
  }

  /** Which files a pair has in common depends on the selection alone. */
  private static boolean isOfSelection(RequestedClusters clusters, SnapshotName name) {
    return CommonFiles.textsOf(clusters.request().options().selection()).anyMatch(name::hasOptions);
  }

  private static PresentChanges unknown(String problem) {
    return new PresentChanges(KnownChanges.nothing(), SnapshotStatus.of(null, null, 0, problem));
  }

  /** The changes; nothing where both trees must be listed. */
  public KnownChanges changes() {
    return changes;
  }

  /** Since which snapshots the changes are, or why they are not known. */
  public SnapshotStatus status() {
    return status;
  }
}
