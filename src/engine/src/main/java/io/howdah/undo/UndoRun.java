package io.howdah.undo;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.ErrorCode;
import io.howdah.LoadLimits;
import io.howdah.UndoRequest;
import io.howdah.UndoResult;
import io.howdah.connect.ClusterConnector;
import io.howdah.connect.ConnectedCluster;
import io.howdah.disposal.Disposal;
import io.howdah.disposal.Disposals;
import io.howdah.event.EntryUndone.Outcome;
import io.howdah.fs.FilePath;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.report.Change;
import io.howdah.report.ReportHeader;
import io.howdah.report.ReportReader;
import io.howdah.report.ReportedChange;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One undo. It reads the report three times: to find its header, to check every line before
 * anything is changed, and then from its end to its beginning, so that the last change is undone
 * first.
 */
final class UndoRun {
  private final ClusterConnector connector;
  private final Clock clock;
  private final UndoRequest request;
  private final Cancellation cancellation;
  private final UndoResult.Builder result = UndoResult.builder();
  private final Undoing undoing;
  private final List<LateChanges> processes = new ArrayList<>();

  UndoRun(
      ClusterConnector connector,
      Clock clock,
      UndoRequest request,
      CopyListener listener,
      Cancellation cancellation) {
    this.connector =
        connector.forRun(
            LoadLimits.none().withRequestsPerSecond(request.requestsPerSecond()), cancellation);
    this.clock = clock;
    this.request = request;
    this.cancellation = cancellation;
    this.undoing = new Undoing(result, listener, cancellation);
  }

  UndoResult run() {
    try (ReportReader report = ReportReader.open(request.report())) {
      undo(report);
    } catch (CopyException e) {
      result.error(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      result.error(new CopyException(ErrorCode.CANCELLED, "The undo was interrupted.", e));
    } catch (RuntimeException | Error e) {
      result.error(new CopyException(ErrorCode.INTERNAL_ERROR, "The undo failed: " + e, e));
    }
    return result.build();
  }

  private void undo(ReportReader report) throws CopyException, InterruptedException {
    ReportHeader header = header(report);
    FilePath backup = ReportCheck.backup(request, header);
    FilePath removed = FilePath.of(backup + "-undone");
    result.run(header.run(), removed.toString());
    try (ConnectedCluster cluster =
        connector.connect(header.destinationCluster(), CopyOptions.defaults())) {
      refuseForbidden(cluster);
      RemoteFileSystem destination = cluster.fileSystem();
      check(report, ReportCheck.of(header, destination, backup));
      Disposal added = Disposals.keeping(destination, removed, clock);
      KeptEntries kept = new KeptEntries(destination, backup);
      DirectoryUndo directories = new DirectoryUndo(destination, header.run(), request.mode());
      report.restart();
      try (UndoPool pool = new UndoPool(request.threads(), cancellation)) {
        for (LateChanges process : processes) {
          EntryUndo entries =
              new EntryUndo(destination, kept, added, process.withdrawn(), request.mode());
          undoEntries(report, process, entries, pool);
          restoreFlags(process, entries);
          undoDirectories(process, directories, pool);
          undoAttributes(process, new AttributesUndo(destination, request.mode()), pool);
          undoRenames(process, new RenameUndo(destination, entries, directories, request.mode()));
          skipRenames(report, process);
        }
      }
    }
    cancellation.check();
  }

  private ReportHeader header(ReportReader report) throws CopyException {
    while (report.previous() != null) {
      cancellation.check();
    }
    return report.header();
  }

  /** Checks every line, and collects what is undone after all files. */
  private void check(ReportReader report, ReportCheck check) throws CopyException {
    report.restart();
    for (ReportedChange each = report.previous(); each != null; each = report.previous()) {
      cancellation.check();
      check.check(each);
      LateChanges.add(each, processes);
    }
  }

  private void refuseForbidden(ConnectedCluster cluster) throws CopyException {
    if (!cluster.permitsDeletes()) {
      throw new CopyException(
          ErrorCode.DELETE_REFUSED,
          "The configuration of cluster '"
              + request.cluster()
              + "' forbids deletes, and an undo removes what the run has added: \"deletes\" is"
              + " false.");
    }
  }

  /** Undoes the changes of files, but for the done flags that come back after them. */
  private void undoEntries(ReportReader report, LateChanges process, EntryUndo undo, UndoPool pool)
      throws CopyException, InterruptedException {
    for (long i = 0; i < process.sizeWithoutRenames() && !cancellation.isCancelled(); i++) {
      ReportedChange reported = Objects.requireNonNull(report.previous(), "a change");
      Change change = reported.change();
      if (change.kind().isOfContent() && change.kind() != Change.Kind.WITHDRAW) {
        pool.submit(change.path(), () -> undoing.run(change.path(), () -> undo.undo(reported)));
        if (process.withdrawn().containsKey(change.path())) {
          pool.await(); // A new flag goes before what it announces is changed back.
        }
      }
    }
    pool.await();
  }

  /** They were remembered. */
  private void skipRenames(ReportReader report, LateChanges process) throws CopyException {
    for (int i = 0; i < process.renames().size() && !cancellation.isCancelled(); i++) {
      Objects.requireNonNull(report.previous(), "a change");
    }
  }

  private void restoreFlags(LateChanges process, EntryUndo undo) {
    for (ReportedChange flag : process.flags()) {
      if (!cancellation.isCancelled()) {
        undoing.run(flag.change().path(), () -> restoreFlag(undo, flag));
      }
    }
  }

  private Outcome restoreFlag(EntryUndo undo, ReportedChange flag) throws CopyException {
    FilePath path = flag.change().path();
    FilePath directory = path.parent();
    if (directory != null && undoing.hasFailedBelow(directory)) {
      throw new CopyException(
          ErrorCode.CHANGED_SINCE,
          "The done flag '"
              + path
              + "' was not restored, since something beside or below it could not be undone.");
    }
    return undo.undo(flag);
  }

  /** Deletes the deepest directories first. */
  private void undoDirectories(LateChanges process, DirectoryUndo undo, UndoPool pool)
      throws InterruptedException {
    for (List<FilePath> level : process.directories().values()) {
      for (FilePath directory : level) {
        pool.submit(directory, () -> undoing.run(directory, () -> undo.undo(directory)));
      }
      pool.await();
    }
  }

  private void undoAttributes(LateChanges process, AttributesUndo undo, UndoPool pool)
      throws InterruptedException {
    for (Change change : process.attributes()) {
      pool.submit(change.path(), () -> undoing.run(change.path(), () -> undo.undo(change)));
    }
    pool.await();
  }

  private void undoRenames(LateChanges process, RenameUndo undo) {
    for (ReportedChange reported : process.renames()) {
      if (!cancellation.isCancelled()) {
        undoing.run(reported.change().path(), () -> undo.undo(reported));
      }
    }
  }
}
