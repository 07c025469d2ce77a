package io.howdah.check;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;
import io.howdah.ErrorCode;
import io.howdah.Lag;
import io.howdah.Layout;
import io.howdah.RunJournal;
import io.howdah.TreeComparison;
import io.howdah.UpdatePolicy;
import io.howdah.backoff.Backoff;
import io.howdah.backoff.Sleeper;
import io.howdah.connect.ClusterConnector;
import io.howdah.connect.ConnectedCluster;
import io.howdah.connect.RequestedClusters;
import io.howdah.connect.SourceMatches;
import io.howdah.event.ComparisonCounter;
import io.howdah.fs.FilePath;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.ledger.Ledger;
import io.howdah.pace.ConcurrencyLevel;
import io.howdah.pace.TransferPool;
import io.howdah.plan.ExtraEntries;
import io.howdah.plan.Placement;
import io.howdah.plan.Planner;
import io.howdah.plan.Selector;
import io.howdah.plan.TreePlanner;
import io.howdah.plan.TreeRules;
import io.howdah.report.ReportedFile;
import io.howdah.report.ReportedFiles;
import io.howdah.run.ContainedListener;
import io.howdah.run.CopyLedger;
import io.howdah.run.PresentChanges;
import io.howdah.run.StopReason;
import io.howdah.scope.CopyScope;
import io.howdah.scope.RunHistory;
import io.howdah.snapshot.KnownChanges;
import io.howdah.temporary.Leftovers;
import io.howdah.temporary.TemporaryFiles;
import io.howdah.temporary.TemporaryNames;
import io.howdah.transfer.FileComparison;
import io.howdah.transfer.ReportedFileComparison;
import io.howdah.transfer.TransferContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/** One comparison from its request to its result. Used once. */
final class ComparisonRun {
  /** The maximum number of queued files: enough for all workers, and few enough for the memory. */
  private static final int WAITING_FILES = 1_000;

  private final ClusterConnector connector;
  private final Clock clock;
  private final Backoff backoff;
  private final CopyRequest request;
  private final ComparisonCounter counter = new ComparisonCounter();
  private final StopReason stopReason = new StopReason();
  private final CopyListener listener;
  private final TreeComparison.Builder result;

  ComparisonRun(
      ClusterConnector connector,
      Clock clock,
      Backoff backoff,
      CopyRequest request,
      CopyListener listener) {
    this.connector = connector.forRun(request.options().load(), stopReason.cancellation());
    this.clock = clock;
    this.backoff = backoff;
    this.request = request;
    this.listener = counter.andThen(new ContainedListener(listener));
    this.result = TreeComparison.builder(request, clock.instant());
  }

  /** Compares both sides of the request. */
  TreeComparison run(Cancellation cancellation) {
    return run(cancellation, this::compare);
  }

  /** Measures how far the destination of the request is behind its source. */
  TreeComparison runLag(Cancellation cancellation) {
    result.lagBasis(Lag.Basis.LISTINGS, null);
    return run(cancellation, this::measureLag);
  }

  /** Compares the destination of the request with the report that is its source. */
  TreeComparison runWithReport(Cancellation cancellation) {
    return run(cancellation, this::compareWithReport);
  }

  /** The whole comparison, or what is done while its pool runs. */
  private interface Step {
    void run() throws CopyException, InterruptedException;
  }

  private TreeComparison run(Cancellation cancellation, Step comparing) {
    cancellation.onCancel(
        () ->
            stopReason.stop(
                new CopyException(ErrorCode.CANCELLED, "The comparison was cancelled.")));
    try {
      stopReason.cancellation().check();
      comparing.run();
    } catch (CopyException e) {
      stopReason.stop(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopReason.stop(interrupted(e));
    } catch (RuntimeException | Error e) {
      stopReason.stop(
          new CopyException(ErrorCode.INTERNAL_ERROR, "The comparison failed: " + e, e));
    }
    counter.writeTo(result);
    return result.error(stopReason.reason()).endTime(clock.instant()).build();
  }

  private static void refuseUncomparable(CopyOptions options) throws CopyException {
    if (options.updatePolicy() == UpdatePolicy.NEVER) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT,
          "The update policy NEVER compares nothing, so no comparison can use it.");
    }
    if (options.layout() == Layout.FLAT) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT,
          "The layout FLAT has no directories, so no comparison can use it.");
    }
  }

  /** What is done with both sides of the request. */
  private interface Walk {
    void run(CopyScope scope, RequestedClusters clusters, Selector selector)
        throws CopyException, InterruptedException;
  }

  private void compare() throws CopyException, InterruptedException {
    connected(
        (scope, clusters, selector) -> {
          List<Placement> roots = resolve(scope, clusters);
          TreeRules rules = TreeRules.comparing(selector, ExtraEntries.of(scope, selector, roots));
          TransferPool pool = pool(clusters.level());
          FileComparison comparison = new FileComparison(context(scope, pool));
          walk(planner(scope, rules, roots), pool, comparison::run);
        });
  }

  private void measureLag() throws CopyException, InterruptedException {
    connected(
        (scope, clusters, selector) -> {
          List<Placement> roots = resolve(scope, clusters);
          FilePath target = roots.size() == 1 ? roots.get(0).target() : clusters.destinationPath();
          PresentChanges present =
              PresentChanges.find(clusters, target, clock.instant(), stopReason.cancellation());
          result.snapshots(present.status());
          KnownChanges changes = present.changes();
          Ledger ledger = new CopyLedger(request, clusters, roots).open(target, clock.instant());
          walk(
              planner(scope.knowing(changes), TreeRules.comparing(selector), roots),
              pool(clusters.level()),
              new ListedState(ledger, changes));
          result.lagBasis(basis(present, ledger), ledger.status().problem());
        });
  }

  private static Lag.Basis basis(PresentChanges present, Ledger ledger) {
    if (present.status().since().isPresent()) {
      return Lag.Basis.SNAPSHOTS;
    }
    return ledger.hasProofs() ? Lag.Basis.LEDGER : Lag.Basis.LISTINGS;
  }

  private void connected(Walk walk) throws CopyException, InterruptedException {
    refuseUncomparable(request.options());
    Selector selector = Selector.of(request.options().selection(), clock.instant());
    try (RequestedClusters clusters = RequestedClusters.open(connector, request)) {
      clusters.abortOn(stopReason.cancellation());
      CopyScope scope =
          scope(clusters.source().fileSystem(), clusters.destination().fileSystem())
              .limitedBy(clusters.bandwidths());
      walk.run(scope, clusters, selector);
    }
  }

  private Planner planner(CopyScope scope, TreeRules rules, List<Placement> roots) {
    return new TreePlanner(scope, rules, Leftovers.ignored(request), roots, threads("plan"));
  }

  private TransferPool pool(ConcurrencyLevel level) {
    return new TransferPool(level, threads("compare"), WAITING_FILES);
  }

  private void compareWithReport() throws CopyException, InterruptedException {
    String alias = request.destination().cluster();
    try (ReportedFiles files = ReportedFiles.open(request.source().path(), alias);
        ConnectedCluster cluster = connector.connect(alias, request.options())) {
      stopReason.cancellation().onCancel(cluster.fileSystem()::abortTransfers);
      FilePath place = cluster.path(request.destination().path());
      result.destinationPath(place.toString());
      CopyScope scope =
          scope(cluster.fileSystem(), cluster.fileSystem()).limitedBy(cluster.bandwidths());
      TransferPool pool = pool(cluster.level(request.options()));
      ReportedFileComparison comparison = new ReportedFileComparison(context(scope, pool));
      ComparedEntries entries = new ComparedEntries(listener, stopReason);
      finishing(
          pool,
          () -> {
            boolean isEmpty = true;
            for (ReportedFile each = files.next(); each != null; each = files.next()) {
              stopReason.cancellation().check();
              if (each.path().startsWith(place)) {
                ReportedFile file = each;
                isEmpty = false;
                entries.found(file.source(), file.length());
                pool.submit(() -> entries.compared(comparison.run(file)), file.length());
              }
            }
            if (isEmpty) {
              throw new CopyException(
                  ErrorCode.INVALID_ARGUMENT,
                  "The report '"
                      + request.source().path()
                      + "' has no file that should be at or below '"
                      + place
                      + "'.");
            }
            entries.allFound();
          });
    }
  }

  private CopyScope scope(RemoteFileSystem source, RemoteFileSystem destination) {
    return CopyScope.of(
        source,
        destination,
        new RunHistory(request, RunJournal.NONE, stopReason.cancellation(), System::nanoTime),
        stopReason.cancellation(),
        listener);
  }

  private List<Placement> resolve(CopyScope scope, RequestedClusters clusters)
      throws CopyException {
    String sourcePath = clusters.sourcePath();
    result.sourcePath(sourcePath);
    SourceMatches matches = clusters.expand(sourcePath, stopReason.cancellation());
    FilePath destinationPath = clusters.destinationPath();
    result.destinationPath(destinationPath.toString());
    List<Placement> roots = clusters.placeForComparison(scope, matches, destinationPath);
    if (roots.size() == 1) {
      result.destinationPath(roots.get(0).target().toString());
    }
    return roots;
  }

  private void walk(Planner planner, TransferPool pool, FileJudge comparison)
      throws CopyException, InterruptedException {
    ComparedEntries entries = new ComparedEntries(listener, stopReason);
    ComparisonFlow flow = new ComparisonFlow(comparison, pool, entries);
    stopReason.cancellation().onCancel(planner::stop);
    finishing(
        pool,
        () -> {
          if (planner.plan(flow)) {
            entries.allFound();
          }
        });
  }

  /** Runs a step that submits files, and waits until all of them are compared. */
  private void finishing(TransferPool pool, Step submitting)
      throws CopyException, InterruptedException {
    try {
      submitting.run();
    } catch (CopyException e) {
      stopReason.stop(e);
      throw e;
    } catch (InterruptedException e) {
      stopReason.stop(interrupted(e));
      throw e;
    } finally {
      finishUninterrupted(pool);
    }
  }

  /** A comparison writes nothing, so no temporary file is ever registered or deleted. */
  private TransferContext context(CopyScope scope, TransferPool pool) {
    return new TransferContext(
        scope,
        new TemporaryNames(request, clock),
        new TemporaryFiles(scope.destination(), Duration.ZERO, Sleeper.threads()),
        pool,
        backoff);
  }

  /** Waits for the pool. An interrupt cancels the comparison. */
  private void finishUninterrupted(TransferPool pool) throws InterruptedException {
    try {
      pool.finish();
    } catch (InterruptedException e) {
      stopReason.stop(interrupted(e));
      pool.finish();
      throw e;
    }
  }

  private static CopyException interrupted(InterruptedException cause) {
    return new CopyException(ErrorCode.CANCELLED, "The comparison was interrupted.", cause);
  }

  private ThreadFactory threads(String purpose) {
    return work -> {
      Thread thread = new Thread(work, "howdah-" + request.runId() + "-" + purpose);
      thread.setDaemon(true);
      return thread;
    };
  }
}
