package io.howdah.undo;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.ErrorCode;
import io.howdah.UndoRequest;
import io.howdah.UndoResult;
import io.howdah.connect.ClusterConnector;
import io.howdah.connect.ConnectedCluster;
import io.howdah.disposal.Disposals;
import io.howdah.event.EntryUndone;
import io.howdah.event.EntryUndone.Outcome;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.report.Change;
import io.howdah.report.ReportHeader;
import io.howdah.report.ReportReader;
import io.howdah.report.ReportedChange;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One undo. It reads the report twice: to check every line before anything is changed, and then
 * from its end to its beginning, so that the last change is undone first.
 */
final class UndoRun {
  private final ClusterConnector connector;
  private final Clock clock;
  private final UndoRequest request;
  private final CopyListener listener;
  private final Cancellation cancellation;
  private final UndoResult.Builder result = UndoResult.builder();
  private final List<FilePath> directories = new ArrayList<>();
  private final List<Change> attributes = new ArrayList<>();
  private final Map<FilePath, FileStatus> withdrawn = new HashMap<>();

  UndoRun(
      ClusterConnector connector,
      Clock clock,
      UndoRequest request,
      CopyListener listener,
      Cancellation cancellation) {
    this.connector = connector;
    this.clock = clock;
    this.request = request;
    this.listener = listener;
    this.cancellation = cancellation;
  }

  UndoResult run() {
    try {
      undo();
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

  private void undo() throws CopyException, InterruptedException {
    ReportHeader header = examine();
    FilePath backup =
        header
            .backup()
            .orElseThrow(
                () ->
                    new CopyException(
                        ErrorCode.INVALID_ARGUMENT,
                        "Run "
                            + header.run()
                            + " cannot be undone: it had no backup directory, so it did not keep"
                            + " what it deleted and replaced."));
    FilePath removed = FilePath.of(backup + "-undone");
    result.run(header.run(), removed.toString());
    try (ConnectedCluster cluster =
        connector.connect(header.destinationCluster(), CopyOptions.defaults())) {
      refuseForbidden(cluster, header.destinationCluster());
      RemoteFileSystem destination = cluster.fileSystem();
      try (UndoPool pool = new UndoPool(request.threads(), cancellation)) {
        undoEntries(
            new EntryUndo(
                destination,
                new KeptEntries(destination, backup),
                Disposals.keeping(destination, removed, clock),
                withdrawn,
                request.mode()),
            pool);
        undoDirectories(new DirectoryUndo(destination, header.run(), request.mode()), pool);
        AttributesUndo undo = new AttributesUndo(destination, request.mode());
        for (Change change : attributes) {
          pool.submit(change.path(), () -> tell(change.path(), () -> undo.undo(change)));
        }
        pool.await();
      }
    }
    cancellation.check();
  }

  /** Reads every line, and collects what is undone after all files. */
  private ReportHeader examine() throws CopyException {
    try (ReportReader report = ReportReader.open(request.report())) {
      for (ReportedChange each = report.previous(); each != null; each = report.previous()) {
        Change change = each.change();
        switch (change.kind()) {
          case MAKE_DIRECTORY:
            directories.add(change.path());
            break;
          case SET_ATTRIBUTES:
            attributes.add(change);
            break;
          case WITHDRAW:
            withdrawn.put(
                change.path(), Objects.requireNonNull(change.before(), "an old done flag"));
            break;
          case ADD:
          case REPLACE:
          case REMOVE:
            break;
        }
      }
      return report.header();
    }
  }

  private static void refuseForbidden(ConnectedCluster cluster, String alias) throws CopyException {
    if (!cluster.permitsDeletes()) {
      throw new CopyException(
          ErrorCode.DELETE_REFUSED,
          "The configuration of cluster '"
              + alias
              + "' forbids deletes, and an undo removes what the run has added: \"deletes\" is"
              + " false.");
    }
  }

  private void undoEntries(EntryUndo undo, UndoPool pool)
      throws CopyException, InterruptedException {
    try (ReportReader report = ReportReader.open(request.report())) {
      for (ReportedChange each = report.previous(); each != null; each = report.previous()) {
        ReportedChange change = each;
        FilePath path = change.change().path();
        if (change.change().kind().isOfContent()) {
          pool.submit(path, () -> tell(path, () -> undo.undo(change)));
        }
      }
    }
    pool.await();
  }

  /** Deletes the deepest directories first. */
  private void undoDirectories(DirectoryUndo undo, UndoPool pool) throws InterruptedException {
    Map<Integer, List<FilePath>> byDepth = new TreeMap<>(Comparator.reverseOrder());
    for (FilePath directory : directories) {
      byDepth.computeIfAbsent(directory.names().size(), depth -> new ArrayList<>()).add(directory);
    }
    for (List<FilePath> level : byDepth.values()) {
      for (FilePath directory : level) {
        pool.submit(directory, () -> tell(directory, () -> undo.undo(directory)));
      }
      pool.await();
    }
  }

  /** One change that is undone. */
  private interface Step {
    Outcome run() throws CopyException;
  }

  /** Undoes a change and tells what became of it. A failure that all share stops the undo. */
  private void tell(FilePath path, Step step) {
    try {
      Outcome outcome = step.run();
      if (outcome == Outcome.UNCHANGED) {
        result.addUnchanged();
      } else {
        result.addUndone();
      }
      listener.on(EntryUndone.of(path.toString(), outcome));
    } catch (CopyException e) {
      failed(path, e);
    } catch (RuntimeException | Error e) {
      failed(path, new CopyException(ErrorCode.INTERNAL_ERROR, "The undo failed: " + e, e));
    }
  }

  private void failed(FilePath path, CopyException failure) {
    if (failure.code().isClusterWide()) {
      result.error(failure);
      cancellation.cancel();
    }
    result.addFailure(path.toString(), failure);
    listener.on(EntryUndone.failed(path.toString(), failure));
  }
}
