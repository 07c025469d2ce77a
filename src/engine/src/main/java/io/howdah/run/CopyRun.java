package io.howdah.run;

import io.howdah.Cancellation;
import io.howdah.ClusterPath;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.Mode;
import io.howdah.RunJournal;
import io.howdah.backoff.Sleeper;
import io.howdah.commit.Committer;
import io.howdah.connect.ConnectedCluster;
import io.howdah.disposal.Disposals;
import io.howdah.event.StatusCounter;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.pace.Allowance;
import io.howdah.pace.ConcurrencyLevel;
import io.howdah.pace.TransferPool;
import io.howdah.plan.DeletePlan;
import io.howdah.plan.PathPattern;
import io.howdah.plan.Placement;
import io.howdah.plan.Planner;
import io.howdah.plan.Selector;
import io.howdah.plan.TargetResolver;
import io.howdah.plan.TreePlanner;
import io.howdah.plan.TreeRules;
import io.howdah.report.ReportHeader;
import io.howdah.report.RunReport;
import io.howdah.scope.CopyScope;
import io.howdah.scope.RunHistory;
import io.howdah.temporary.ForeignFiles;
import io.howdah.temporary.Leftovers;
import io.howdah.temporary.TemporaryFiles;
import io.howdah.temporary.TemporaryNames;
import io.howdah.transfer.FileTransfer;
import io.howdah.transfer.TransferContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** One copy from its request to its status. Used once. */
final class CopyRun {
  /** The maximum number of queued files: enough for all workers, and few enough for the memory. */
  private static final int WAITING_FILES = 1_000;

  /** The maximum level with {@code --threads 0}. */
  private static final int MOST_AUTOMATIC_THREADS = 128;

  private final RunParts parts;
  private final CopyRequest request;
  private final CopyOptions options;
  private final RunHistory history;
  private final StatusCounter counter = new StatusCounter();
  private final StopReason stopReason = new StopReason();
  private final CopyListener listener;
  private final CopyStatus.Builder status;
  private final Allowance allowance;
  private final Optional<DeletePlan> deletes;
  private boolean isPlanned;

  CopyRun(RunParts parts, CopyRequest request, CopyListener listener, RunJournal journal) {
    this.parts = parts;
    this.request = request;
    this.options = request.options();
    this.history = new RunHistory(request, journal, stopReason.cancellation(), System::nanoTime);
    this.listener = counter.andThen(new ContainedListener(listener));
    this.status = CopyStatus.builder(request, parts.clock().instant());
    this.allowance = new Allowance(options.limits(), System::nanoTime);
    this.deletes =
        options.deletion().isOn()
            ? Optional.of(new DeletePlan(options.deletion().limit()))
            : Optional.empty();
  }

  CopyStatus run(Cancellation cancellation) {
    cancellation.onCancel(
        () -> stopReason.stop(new CopyException(ErrorCode.CANCELLED, "The copy was cancelled.")));
    contained(
        () -> {
          stopReason.cancellation().check();
          copy();
        });
    counter.writeTo(status);
    if (counter.unaccounted() != 0) {
      stopReason.stop(
          new CopyException(
              ErrorCode.INTERNAL_ERROR,
              counter.expected() + " files were planned and " + counter.finished() + " ended."));
    }
    return status.error(error()).endTime(parts.clock().instant()).build();
  }

  /** A step of the copy. */
  private interface Step {
    void run() throws CopyException, InterruptedException;
  }

  /** Runs a step. Its failure stops the copy. */
  private void contained(Step step) {
    try {
      step.run();
    } catch (CopyException e) {
      stopReason.stop(stopReason.explain(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopReason.stop(new CopyException(ErrorCode.CANCELLED, "The copy was interrupted.", e));
    } catch (RuntimeException | Error e) {
      stopReason.stop(new CopyException(ErrorCode.INTERNAL_ERROR, "The copy failed: " + e, e));
    }
  }

  /** The reason why the copy stopped, or did less than it should; null where it did everything. */
  private @Nullable CopyException error() {
    @Nullable CopyException stop = stopReason.reason();
    return stop != null
        ? stop
        : deletes
            .filter(plan -> isPlanned)
            .flatMap(DeletePlan::refusal)
            .orElseGet(() -> counter.hasFailures() ? null : allowance.reason().orElse(null));
  }

  private void copy() throws CopyException, InterruptedException {
    Selector selector = Selector.of(options.selection(), parts.clock().instant());
    try (ConnectedCluster source = parts.connector().connect(request.source().cluster(), options);
        ConnectedCluster destination =
            parts.connector().connect(request.destination().cluster(), options)) {
      refuseLocalToLocal();
      stopReason
          .cancellation()
          .onCancel(
              () -> {
                source.fileSystem().abortTransfers();
                destination.fileSystem().abortTransfers();
              });
      CopyScope scope =
          CopyScope.of(
              source.fileSystem(),
              destination.fileSystem(),
              history,
              stopReason.cancellation(),
              listener);
      List<Placement> roots = resolve(scope, source, destination);
      Removals removals = new Removals(source, destination, roots);
      Disposals disposals = removals.prepare(request, parts.clock());
      TreeRules rules =
          deletes.isPresent()
              ? TreeRules.mirroring(selector, removals.search(scope, selector, deletes.get()))
              : TreeRules.copying(selector);
      ConcurrencyLevel level = level(source, destination);
      try (RunReport report = report(removals, destination)) {
        new MissingParents(destination.fileSystem()).report(roots, report);
        CopyScope reported = scope.reporting(report);
        contained(() -> move(reported, new Steps(rules, disposals, roots), level));
        counter.writeTo(status);
        report.completed(status.error(error()).endTime(parts.clock().instant()).build());
      }
    }
  }

  private RunReport report(Removals removals, ConnectedCluster destination) throws CopyException {
    @Nullable String path = options.report();
    return path == null
        ? RunReport.none()
        : RunReport.begin(
            parts.reports().open(path, destination),
            ReportHeader.of(request, parts.clock().instant(), removals.backup(request)));
  }

  private void refuseLocalToLocal() throws CopyException {
    if (request.source().isLocal() && request.destination().isLocal()) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT, "Copy from local to local is not supported, use cp command.");
    }
  }

  private List<Placement> resolve(
      CopyScope scope, ConnectedCluster source, ConnectedCluster destination) throws CopyException {
    PathPattern pattern;
    List<FileStatus> sources;
    try {
      String path = source.pattern(request.source().path());
      status.sourcePath(path);
      pattern = PathPattern.of(path);
      sources = pattern.expand(source.fileSystem(), stopReason.cancellation());
    } catch (CopyException e) {
      throw naming(request.source(), e);
    }
    List<Placement> roots;
    try {
      FilePath target = destination.path(request.destination().path());
      status.destinationPath(target.toString());
      roots = new TargetResolver(scope, pattern).resolve(sources, target);
    } catch (CopyException e) {
      throw naming(request.destination(), e);
    }
    if (roots.size() == 1) {
      status.destinationPath(roots.get(0).target().toString());
    }
    refuseCopyIntoItself(roots, source, destination);
    return roots;
  }

  /** Adds the alias of the cluster, since the messages of servers contain only a URL. */
  private static CopyException naming(ClusterPath place, CopyException failure) {
    return failure.during("Cluster '" + place.cluster() + "'");
  }

  private static void refuseCopyIntoItself(
      List<Placement> roots, ConnectedCluster source, ConnectedCluster destination)
      throws CopyException {
    SameFiles sameFiles = new SameFiles(source, destination);
    for (Placement root : roots) {
      FilePath path = root.source().path();
      if (root.target().startsWith(path)
          && (source.sharesFilesWith(destination)
              // A copy onto itself does not grow, and two different clusters may have the same
              // paths.
              || (!root.target().equals(path) && sameFiles.areSeenAt(path)))) {
        throw new CopyException(
            ErrorCode.INVALID_ARGUMENT,
            "Cannot copy '" + path + "' into itself, to '" + root.target() + "'.");
      }
    }
  }

  private void move(CopyScope scope, Steps steps, ConcurrencyLevel level)
      throws CopyException, InterruptedException {
    TransferPool pool = new TransferPool(level, threads("transfer"), WAITING_FILES);
    TemporaryNames names = new TemporaryNames(request, parts.clock());
    TemporaryFiles temporaries =
        new TemporaryFiles(scope.destination(), parts.grace(), Sleeper.threads());
    ForeignFiles foreign = new ForeignFiles(scope.destination(), temporaries, names);
    TransferContext transfers =
        new TransferContext(scope, names, temporaries, pool, parts.backoff());
    CopyFlow flow =
        new CopyFlow(
            new Committer(scope, steps.rules, temporaries, steps.disposals),
            pool,
            new FileTransfer(transfers, allowance),
            new RunEvents(listener, scope.report(), stopReason));
    Planner planner =
        new TreePlanner(
            scope,
            steps.rules,
            new Leftovers(request, temporaries, foreign),
            steps.roots,
            threads("plan"));
    allowance.whenUsedUp(planner::stop);
    stopReason.cancellation().onCancel(planner::stop);
    try {
      plan(planner, flow);
    } finally {
      try {
        finishUninterrupted(pool);
      } finally {
        flow.abandon();
        tidyUp(new Remains(scope.destination(), temporaries, foreign));
      }
    }
  }

  private void tidyUp(Remains remains) {
    if (options.mode() == Mode.COPY && stopReason.reason() == null) {
      remains.deleteAbandoned();
    }
    remains.settle(status);
  }

  /** Runs the plan. Where it fails, running transfers stop immediately. */
  private void plan(Planner planner, CopyFlow flow) throws CopyException, InterruptedException {
    try {
      isPlanned = planner.plan(flow);
      if (isPlanned) {
        flow.planCompleted();
      }
    } catch (CopyException e) {
      stopReason.stop(e);
      throw e;
    } catch (InterruptedException e) {
      stopReason.stop(new CopyException(ErrorCode.CANCELLED, "The copy was interrupted.", e));
      throw e;
    }
  }

  /** Waits for the pool. An interrupt cancels the copy, which then still cleans up. */
  private void finishUninterrupted(TransferPool pool) throws InterruptedException {
    try {
      pool.finish();
    } catch (InterruptedException e) {
      stopReason.stop(new CopyException(ErrorCode.CANCELLED, "The copy was interrupted.", e));
      pool.finish();
      throw e;
    }
  }

  private ConcurrencyLevel level(ConnectedCluster source, ConnectedCluster destination)
      throws CopyException {
    int most = Math.min(source.maxConcurrency(), destination.maxConcurrency());
    return options.threads() == CopyOptions.AUTOMATIC
        ? ConcurrencyLevel.automatic(
            roundTrip(request.source(), source).plus(roundTrip(request.destination(), destination)),
            Math.min(most, MOST_AUTOMATIC_THREADS),
            System::nanoTime)
        : ConcurrencyLevel.fixed(Math.min(most, options.threads()));
  }

  /**
   * Measures the round trip to a cluster. The first request also opens a connection, so the second
   * one is measured. Each file would send it otherwise.
   */
  private static Duration roundTrip(ClusterPath place, ConnectedCluster cluster)
      throws CopyException {
    try {
      cluster.fileSystem().traits();
      return cluster.fileSystem().roundTrip();
    } catch (CopyException e) {
      throw naming(place, e);
    }
  }

  private ThreadFactory threads(String purpose) {
    return work -> {
      Thread thread = new Thread(work, "howdah-" + request.runId() + "-" + purpose);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** What the walk through both trees and the committer need. */
  private static final class Steps {
    private final TreeRules rules;
    private final Disposals disposals;
    private final List<Placement> roots;

    Steps(TreeRules rules, Disposals disposals, List<Placement> roots) {
      this.rules = rules;
      this.disposals = disposals;
      this.roots = roots;
    }
  }
}
