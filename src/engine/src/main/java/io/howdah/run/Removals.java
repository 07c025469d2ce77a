package io.howdah.run;

import io.howdah.AtomicUnit;
import io.howdah.CopyException;
import io.howdah.CopyRequest;
import io.howdah.Deletion;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.connect.ConnectedCluster;
import io.howdah.connect.SameFiles;
import io.howdah.disposal.Disposal;
import io.howdah.disposal.Disposals;
import io.howdah.fs.FilePath;
import io.howdah.plan.DeletePlan;
import io.howdah.plan.ExtraEntries;
import io.howdah.plan.ExtraSearch;
import io.howdah.plan.Placement;
import io.howdah.plan.Selector;
import io.howdah.scope.CopyScope;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prepares what one copy may remove from the destination. Refuses what it must not remove. */
final class Removals {
  private final ConnectedCluster source;
  private final ConnectedCluster destination;
  private final List<Placement> roots;

  Removals(ConnectedCluster source, ConnectedCluster destination, List<Placement> roots) {
    this.source = source;
    this.destination = destination;
    this.roots = roots;
  }

  /**
   * The disposals of a copy.
   *
   * @throws CopyException {@link ErrorCode#DELETE_REFUSED} where the destination permits no
   *     deletes, {@link ErrorCode#INVALID_ARGUMENT} for a directory that cannot be the backup
   */
  Disposals prepare(CopyRequest request, Clock clock) throws CopyException {
    Deletion deletion = request.options().deletion();
    Disposals disposals = Disposals.of(deletion, destination.fileSystem(), backup(request), clock);
    if (deletion.isOn()) {
      refuseForbidden(request.destination().cluster());
      refuseSourceInTarget();
      check(disposals.deleted());
    }
    boolean replacesDirectories =
        request.options().atomicUnit() != AtomicUnit.FILE
            && request.options().existingFiles() != ExistingFiles.FAIL;
    if (replacesDirectories && !deletion.isOn()) {
      check(disposals.deleted());
    }
    if (disposals.backup().isPresent()) {
      check(disposals.backup().get());
    }
    return disposals;
  }

  private void check(Disposal disposal) throws CopyException {
    for (Placement root : roots) {
      disposal.check(root.target());
    }
  }

  /** The search for what is extra in the targets. Trash and backup never are. */
  ExtraSearch search(CopyScope scope, Selector selector, DeletePlan plan) throws CopyException {
    return new ExtraSearch(ExtraEntries.of(scope, selector, roots), plan);
  }

  /** The backup directory of this run; null for none. */
  @Nullable FilePath backup(CopyRequest request) throws CopyException {
    @Nullable String given = request.options().deletion().backupDirectory();
    if (given == null) {
      return null;
    }
    FilePath backup = destination.path(given);
    for (Placement root : roots) {
      refuseOverlap(backup, root.target(), "the target");
      if (source.sharesFilesWith(destination)) {
        refuseOverlap(backup, root.source().path(), "the source");
      }
    }
    return backup.child(request.runId());
  }

  private static void refuseOverlap(FilePath backup, FilePath other, String what)
      throws CopyException {
    if (backup.startsWith(other) || other.startsWith(backup)) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT,
          "The backup directory '"
              + backup
              + "' and "
              + what
              + " '"
              + other
              + "' contain each other.");
    }
  }

  private void refuseForbidden(String alias) throws CopyException {
    if (!destination.permitsDeletes()) {
      throw new CopyException(
          ErrorCode.DELETE_REFUSED,
          "The configuration of cluster '" + alias + "' forbids deletes: \"deletes\" is false.");
    }
  }

  /** A source below its own target would be extra there. */
  private void refuseSourceInTarget() throws CopyException {
    SameFiles sameFiles = new SameFiles(source, destination);
    for (Placement root : roots) {
      for (Placement other : roots) {
        FilePath path = root.source().path();
        if (path.startsWith(other.target())
            && (source.sharesFilesWith(destination) || sameFiles.areSeenAt(path))) {
          throw new CopyException(
              ErrorCode.INVALID_ARGUMENT,
              "The source '"
                  + path
                  + "' is inside the target '"
                  + other.target()
                  + "', in which extra files would be deleted.");
        }
      }
    }
  }
}
