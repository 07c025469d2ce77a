package io.howdah.run;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.CopyRequest;
import io.howdah.CopyRequest.Target;
import io.howdah.ErrorCode;
import io.howdah.connect.RequestedClusters;
import io.howdah.fs.FilePath;
import io.howdah.snapshot.SnapshotDirectory;
import io.howdah.snapshot.SnapshotName;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** Where the snapshots of one request are, and how they are named. */
final class SnapshotPlaces {
  private final RequestedClusters clusters;
  private final CopyRequest request;

  SnapshotPlaces(RequestedClusters clusters) {
    this.clusters = clusters;
    this.request = clusters.request();
  }

  /** The next copy must have the same target, or nothing is known of it. */
  void refuseMovingTarget() throws CopyException {
    if (request.target() != Target.EXACT) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT,
          "Snapshots are kept only where the destination is the exact path of the copy, whether it"
              + " exists or not.");
    }
  }

  /**
   * The source, with its directory for snapshots.
   *
   * @throws CopyException {@link ErrorCode#NO_SNAPSHOT} where there is none, {@link
   *     ErrorCode#INVALID_ARGUMENT} where the source is not one directory
   */
  SnapshotDirectory source(Cancellation cancellation) throws CopyException {
    if (request.source().isLocal()) {
      throw new CopyException(
          ErrorCode.NO_SNAPSHOT, "Directories of this machine have no snapshots.");
    }
    return SnapshotDirectory.find(
        clusters.source().fileSystem(), clusters.sourceDirectory(cancellation));
  }

  /**
   * A directory of the destination, with its directory for snapshots.
   *
   * @throws CopyException {@link ErrorCode#NO_SNAPSHOT} where there is none
   */
  SnapshotDirectory destination(FilePath target) throws CopyException {
    return SnapshotDirectory.find(clusters.destination().fileSystem(), target);
  }

  /**
   * The name of a new snapshot of the source. Each process of a run has its own: an earlier one may
   * have been read long ago.
   */
  SnapshotName name(SnapshotDirectory source, Instant now) throws CopyException {
    Set<String> places = new TreeSet<>();
    places.add(request.source().cluster() + ":" + source.directory());
    places.add(request.destination().cluster() + ":" + clusters.destinationPath());
    return SnapshotName.of(
        String.join("\0", places), CommonFiles.text(request.options()), now, request.runId());
  }

  /** Whether a run can do without snapshots after this failure. */
  static boolean areDispensable(CopyException e) {
    return e.code() != ErrorCode.CANCELLED
        && e.code() != ErrorCode.SOURCE_NOT_FOUND
        && e.code() != ErrorCode.INVALID_ARGUMENT
        && e.code() != ErrorCode.RUN_STATE_LOST
        && !e.code().isOfLogin();
  }
}
