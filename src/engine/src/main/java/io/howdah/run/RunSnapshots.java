package io.howdah.run;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.CopyRequest;
import io.howdah.ErrorCode;
import io.howdah.Mode;
import io.howdah.SnapshotOptions;
import io.howdah.SnapshotOptions.Basis;
import io.howdah.SnapshotStatus;
import io.howdah.connect.RequestedClusters;
import io.howdah.fs.FilePath;
import io.howdah.fs.TreeTotals;
import io.howdah.fs.snapshot.SnapshotFileSystem;
import io.howdah.snapshot.CommonSnapshots;
import io.howdah.snapshot.KnownChanges;
import io.howdah.snapshot.SnapshotDirectory;
import io.howdah.snapshot.SnapshotName;
import io.howdah.snapshot.SnapshotRetention;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The snapshots of one copy: that which it reads, the earlier ones that tell what has changed, and
 * those that it leaves on both sides. It deletes its own snapshot at the end, unless it is kept.
 */
final class RunSnapshots implements AutoCloseable {
  private final RequestedClusters living;
  private final CopyRequest request;
  private final Clock clock;
  private final SnapshotPlaces places;
  private final List<String> problems = new ArrayList<>();
  private RequestedClusters clusters;
  private @Nullable SnapshotDirectory source;
  private @Nullable SnapshotName made;
  private @Nullable TreeTotals totals;
  private @Nullable String read;
  private @Nullable String since;
  private long renamed;
  private boolean isKept;

  private RunSnapshots(RequestedClusters living, Clock clock) {
    this.living = living;
    this.request = living.request();
    this.clock = clock;
    this.places = new SnapshotPlaces(living);
    this.clusters = living;
  }

  /**
   * Makes or finds the snapshot that the copy reads. A dry run makes none.
   *
   * @throws CopyException {@link ErrorCode#NO_SNAPSHOT} where there is none and the request needs
   *     one, {@link ErrorCode#INVALID_ARGUMENT} where the request cannot have one
   */
  static RunSnapshots begin(RequestedClusters living, Clock clock, Cancellation cancellation)
      throws CopyException {
    RunSnapshots snapshots = new RunSnapshots(living, clock);
    try {
      snapshots.begin(cancellation);
      return snapshots;
    } catch (CopyException | RuntimeException e) {
      snapshots.close();
      throw e;
    }
  }

  private void begin(Cancellation cancellation) throws CopyException {
    @Nullable String given = options().given();
    if (given != null) {
      find(given, cancellation);
    } else if (options().makesSnapshot() && request.options().mode() == Mode.COPY) {
      if (options().kept() > 0) {
        places.refuseMovingTarget();
      }
      make(cancellation);
    }
  }

  private SnapshotOptions options() {
    return request.options().snapshots();
  }

  private void find(String name, Cancellation cancellation) throws CopyException {
    SnapshotDirectory found = places.source(cancellation);
    if (!found.has(name)) {
      throw new CopyException(
          ErrorCode.NO_SNAPSHOT, "There is no snapshot '" + name + "' of '" + found.root() + "'.");
    }
    read(found, name);
  }

  private void make(Cancellation cancellation) throws CopyException {
    try {
      SnapshotDirectory found = places.source(cancellation);
      SnapshotName name = places.name(found, clock.instant());
      found.create(name);
      source = found;
      made = name;
      read(found, name.toString());
      totals = options().kept() > 0 ? count(found, name) : null;
    } catch (CopyException e) {
      if (options().requiresSnapshot() || !SnapshotPlaces.areDispensable(e)) {
        throw e;
      }
      problems.add("All directories are listed, since no snapshot was made: " + e.getMessage());
    }
  }

  /** The totals of the snapshot, without which it is not kept; null where they are not told. */
  private @Nullable TreeTotals count(SnapshotDirectory found, SnapshotName name)
      throws CopyException {
    try {
      return found.totals(name);
    } catch (CopyException e) {
      if (!SnapshotPlaces.areDispensable(e)) {
        throw e;
      }
      problems.add("No snapshot is kept, since the source was not counted: " + e.getMessage());
      return null;
    }
  }

  private void read(SnapshotDirectory found, String name) throws CopyException {
    read = name;
    clusters =
        living.withSource(SnapshotFileSystem.of(living.source().fileSystem(), found.root(), name));
  }

  /** The clusters whose source is read from the snapshot. */
  RequestedClusters clusters() {
    return clusters;
  }

  /**
   * What has changed since an earlier snapshot that both sides have in common; null where both
   * trees must be listed.
   *
   * @param target the directory that becomes equal to the source
   * @param reasonToListAll why all directories must be listed all the same; empty for no reason
   * @throws CopyException where a cluster fails, or the run is cancelled
   */
  @Nullable KnownChanges changes(FilePath target, Optional<String> reasonToListAll)
      throws CopyException {
    SnapshotDirectory directory = source;
    SnapshotName name = made;
    if (options().basis() != Basis.DIFFERENCE || directory == null || name == null) {
      return null;
    }
    try {
      CommonSnapshots common = CommonSnapshots.find(directory, places.destination(target), name);
      KnownChanges changes = common.changes(target);
      reasonToListAll.ifPresent(changes::addEverything);
      since = common.since();
      changes.problem().ifPresent(problems::add);
      return changes;
    } catch (CopyException e) {
      if (!SnapshotPlaces.areDispensable(e)) {
        throw e;
      }
      problems.add("All directories are listed: " + e.getMessage());
      return null;
    }
  }

  /** So many entries of the target got another path. */
  void renamed(long entries) {
    renamed = entries;
  }

  /**
   * Keeps the snapshot, and makes one of the target, which is equal to it now. Deletes older ones.
   * A failure is a problem of the next copy only.
   */
  void keep(FilePath target) {
    SnapshotDirectory directory = source;
    SnapshotName name = made;
    TreeTotals counted = totals;
    if (directory == null || name == null || counted == null) {
      return;
    }
    try {
      SnapshotDirectory destination = places.destination(target);
      SnapshotRetention retention = new SnapshotRetention(directory, destination, name);
      Optional<SnapshotName> other = retention.perhapsRunning(clock.instant());
      if (other.isPresent()) {
        problems.add(
            "No snapshot is kept, since another copy may run: the snapshot '"
                + other.get()
                + "' is there. If that copy was killed, delete it, or wait for 12 hours.");
        return;
      }
      destination.create(name.ofDestination(counted));
      isKept = true;
      retention.deleteAllBut(options().kept(), clock.instant());
    } catch (CopyException e) {
      problems.add(
          isKept
              ? "Old snapshots were not deleted: " + e.getMessage()
              : "The next copy lists all directories: " + e.getMessage());
    }
  }

  SnapshotStatus status() {
    return SnapshotStatus.of(
        read, since, renamed, problems.isEmpty() ? null : String.join(" ", problems));
  }

  /** Deletes the snapshot of this copy, unless it is kept. A failure is a problem of the status. */
  @Override
  public void close() {
    SnapshotDirectory directory = source;
    SnapshotName name = made;
    if (directory == null || name == null || isKept) {
      return;
    }
    try {
      directory.delete(name);
    } catch (CopyException e) {
      problems.add("The snapshot '" + name + "' was not deleted: " + e.getMessage());
      return;
    }
    try {
      new SnapshotRetention(directory, ofDestination(), name)
          .deleteAllBut(Integer.MAX_VALUE, clock.instant());
    } catch (CopyException e) {
      return; // A later copy deletes what dead runs left.
    }
  }

  /** Without a directory for snapshots the destination has none in common with the source. */
  private @Nullable SnapshotDirectory ofDestination() throws CopyException {
    try {
      return places.destination(living.destinationPath());
    } catch (CopyException e) {
      if (e.code() == ErrorCode.NO_SNAPSHOT) {
        return null;
      }
      throw e;
    }
  }
}
