package io.howdah.run;

import io.howdah.AtomicUnit;
import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.Mode;
import io.howdah.Registration;
import io.howdah.RunJournal;
import io.howdah.commit.Committer;
import io.howdah.connect.ConnectedCluster;
import io.howdah.connect.RequestedClusters;
import io.howdah.connect.SourceMatches;
import io.howdah.disposal.Disposals;
import io.howdah.event.StatusCounter;
import io.howdah.fs.FilePath;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.ledger.Ledger;
import io.howdah.ledger.Ledger.Coverage;
import io.howdah.pace.Allowance;
import io.howdah.pace.ConcurrencyLevel;
import io.howdah.pace.TransferPool;
import io.howdah.plan.AtomicUnits;
import io.howdah.plan.DeletePlan;
import io.howdah.plan.Placement;
import io.howdah.plan.Planner;
import io.howdah.plan.Selector;
import io.howdah.plan.TreePlanner;
import io.howdah.plan.TreeRules;
import io.howdah.report.ApprovedPlan;
import io.howdah.report.PartitionScript;
import io.howdah.report.PlanFile;
import io.howdah.report.RunReport;
import io.howdah.scope.CopyScope;
import io.howdah.scope.RunHistory;
import io.howdah.snapshot.KnownChanges;
import io.howdah.temporary.Leftovers;
import io.howdah.temporary.TemporaryNames;
import io.howdah.transfer.FileTransfer;
import io.howdah.transfer.TransferContext;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** One copy from its request to its status. Used once. */
final class CopyRun {
  /** The maximum number of queued files: enough for all workers, and few enough for the memory. */
  private static final int WAITING_FILES = 1_000;

  private final RunParts parts;
  private final CopyRequest request;
  private final CopyOptions options;
  private final RunHistory history;
  private final StatusCounter counter = new StatusCounter();
  private final TableSource tableSource;
  private final TableRegistration registration;
  private final StopReason stopReason = new StopReason();
  private final CopyListener listener;
  private final CopyStatus.Builder status;
  private final Allowance allowance;
  private final Optional<DeletePlan> deletes;
  private @Nullable RunSnapshots snapshots;
  private boolean isPlanned;

  CopyRun(RunParts parts, CopyRequest request, CopyListener listener, RunJournal journal) {
    this.parts = parts.forRun(request.options().load(), stopReason.cancellation());
    this.request = request;
    this.options = request.options();
    this.history = new RunHistory(request, journal, stopReason.cancellation(), System::nanoTime);
    this.tableSource = new TableSource(request);
    this.registration = new TableRegistration(request, new TemporaryNames(request, parts.clock()));
    this.listener = counter.andThen(registration).andThen(new ContainedListener(listener));
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
    @Nullable RunSnapshots used = snapshots;
    if (used != null) {
      status.snapshots(used.status());
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
    try (RequestedClusters clusters = RequestedClusters.open(parts.connector(), request)) {
      clusters.abortOn(stopReason.cancellation());
      RequestedClusters reading =
          tableSource.open(parts.tables(), clusters, stopReason.cancellation());
      snapshots = RunSnapshots.begin(reading, parts.clock(), stopReason.cancellation());
      try (TableRegistration table = registration;
          RunSnapshots used = snapshots) {
        copy(selector, used, clusters);
      }
    }
  }

  /**
   * Copies.
   *
   * @param living the clusters without a snapshot and without a metastore
   */
  private void copy(Selector selector, RunSnapshots used, RequestedClusters living)
      throws CopyException, InterruptedException {
    RequestedClusters clusters = used.clusters();
    ConnectedCluster source = clusters.source();
    ConnectedCluster destination = clusters.destination();
    CopyScope scope =
        CopyScope.of(
                source.fileSystem(),
                destination.fileSystem(),
                history,
                stopReason.cancellation(),
                listener)
            .limitedBy(clusters.bandwidths());
    List<Placement> roots = resolve(scope, clusters);
    tableSource.check(roots, living);
    scope.preservation().findRights(scope.destination());
    Removals removals = new Removals(source, destination, roots);
    Disposals disposals = removals.prepare(request, parts.clock());
    TreeRules rules =
        deletes.isPresent()
            ? TreeRules.mirroring(selector, removals.search(scope, selector, deletes.get()))
            : TreeRules.copying(selector);
    FilePath target = roots.size() == 1 ? roots.get(0).target() : clusters.destinationPath();
    registration.open(tableSource.copies(parts.tables()), target, stopReason.cancellation());
    RunRecords records = new RunRecords(parts, request, clusters, roots, stopReason);
    ApprovedPlan approved = records.approved(target);
    Ledger ledger = records.ledger(target);
    try (RunReport report = records.report(target, removals.backup(request));
        PartitionScript script = records.script();
        PlanFile plan = records.plan(target)) {
      new MissingParents(destination.fileSystem()).report(roots, report);
      CopyScope reported =
          scope
              .reporting(report)
              .scripting(script)
              .planning(plan)
              .following(approved)
              .remembering(ledger);
      Steps steps = new Steps(rules, disposals, roots);
      contained(
          () -> {
            registration.begin(new StatePlace(request, clusters, roots), target);
            move(knowing(used, reported, steps), steps, clusters.level());
          });
      save(ledger);
      if (stopReason.reason() == null) {
        contained(() -> register(scope.destination(), target, selector));
      }
      status.unmatchedRules(isPlanned ? selector.unmatchedRules() : Collections.emptyList());
      counter.writeTo(status);
      CopyStatus end = status.error(error()).endTime(parts.clock().instant()).build();
      report.completed(end);
      if (isPlanned && stopReason.reason() == null && end.postponed().files() == 0) {
        plan.complete(end.skipped(), end.failed());
      }
      if (isPlanned && end.isSuccessful() && end.postponed().files() == 0) {
        used.keep(target);
      }
    }
  }

  /** Makes the partitions known to the metastore. */
  private void register(RemoteFileSystem destination, FilePath target, Selector selector)
      throws CopyException {
    Optional<Registration> registered = registration.run(destination, target, selector);
    if (registered.isPresent()) {
      status.registration(registered.get().status());
      registered.get().failure().ifPresent(stopReason::stop);
    }
  }

  /** Finds what has changed by snapshots, and renames what the source has renamed. */
  private CopyScope knowing(RunSnapshots used, CopyScope scope, Steps steps) throws CopyException {
    Placement root = steps.roots.get(0);
    @Nullable KnownChanges known =
        root.existing() == null
            ? null
            : used.changes(root.target(), registration.reasonToListAll());
    if (known == null) {
      return scope;
    }
    RenameRules rules = new RenameRules(scope, steps.rules.selector(), known.common(), root);
    RenameStep renames = new RenameStep(scope, rules, steps.disposals, root.target());
    deletes.ifPresent(
        plan ->
            plan.foundBefore(
                root.source().path(),
                known.destination().files() + known.destination().directories()));
    used.renamed(renames.run(known));
    return scope.knowing(known);
  }

  private void save(Ledger ledger) {
    boolean isCancelled = stopReason.cancellation().isCancelled();
    if (options.mode() == Mode.COPY && !isCancelled) {
      boolean isComplete = isPlanned && !allowance.reason().isPresent();
      ledger.save(
          isComplete ? Coverage.ALL : Coverage.PART, new TemporaryNames(request, parts.clock()));
      if (options.files().approvedPlan() == null) {
        ledger.deleteOld();
      }
    }
    status.ledger(ledger.status());
  }

  private List<Placement> resolve(CopyScope scope, RequestedClusters clusters)
      throws CopyException {
    String sourcePath = clusters.sourcePath();
    status.sourcePath(sourcePath);
    SourceMatches matches = clusters.expand(sourcePath, stopReason.cancellation());
    FilePath destinationPath = clusters.destinationPath();
    status.destinationPath(destinationPath.toString());
    List<Placement> roots = clusters.place(scope, matches, destinationPath);
    if (roots.size() == 1) {
      status.destinationPath(roots.get(0).target().toString());
    }
    return roots;
  }

  private void move(CopyScope scope, Steps steps, ConcurrencyLevel level)
      throws CopyException, InterruptedException {
    TransferPool pool = new TransferPool(level, threads("transfer"), WAITING_FILES);
    HiddenEntries hidden = new HiddenEntries(scope.destination(), request, parts);
    TransferContext transfers =
        new TransferContext(scope, hidden.names(), hidden.files(), pool, parts.backoff());
    FileTransfer transfer = new FileTransfer(transfers, allowance);
    Leftovers leftovers = hidden.leftovers();
    TreeRules rules = steps.rules;
    if (options.atomicUnit() != AtomicUnit.FILE) {
      rules =
          rules.replacing(
              new AtomicUnits(scope, rules, leftovers, hidden.generations(), transfer::isEqual));
    }
    CopyFlow flow =
        new CopyFlow(
            new Committer(scope, rules, hidden.files(), steps.disposals),
            pool,
            transfer,
            new RunEvents(listener, scope.report(), stopReason));
    Planner planner = new TreePlanner(scope, rules, leftovers, steps.roots, threads("plan"));
    allowance.whenUsedUp(planner::stop);
    stopReason.cancellation().onCancel(planner::stop);
    try {
      plan(planner, flow);
    } finally {
      try {
        finishUninterrupted(pool);
      } finally {
        flow.abandon();
        RenamedPartitions.reportUntouched(scope, scope.changes());
        tidyUp(hidden.remains());
      }
    }
  }

  private void tidyUp(Remains remains) {
    boolean mayDelete = options.mode() == Mode.COPY && options.files().approvedPlan() == null;
    if (mayDelete && stopReason.reason() == null) {
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
