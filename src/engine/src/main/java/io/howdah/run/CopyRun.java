package io.howdah.run;

import io.howdah.Cancellation;
import io.howdah.ClusterPath;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyOptions.Mode;
import io.howdah.CopyRequest;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.FileResult;
import io.howdah.RunJournal;
import io.howdah.commit.Committer;
import io.howdah.commit.StandingFlags;
import io.howdah.connect.ClusterConnector;
import io.howdah.connect.ConnectedCluster;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.pace.ConcurrencyLevel;
import io.howdah.pace.RetrySchedule;
import io.howdah.pace.TransferPool;
import io.howdah.plan.CopyRoot;
import io.howdah.plan.FileFilter;
import io.howdah.plan.PathPattern;
import io.howdah.plan.RunHistory;
import io.howdah.plan.TargetResolver;
import io.howdah.plan.TreePlanner;
import io.howdah.temporary.ForeignFiles;
import io.howdah.temporary.TemporaryFiles;
import io.howdah.temporary.TemporaryNames;
import io.howdah.transfer.FileCopier;
import io.howdah.transfer.TransferContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** One copy from its request to its status. Used once. */
final class CopyRun {
  /** Directories listed at the same time: enough to hide the way to a distant NameNode. */
  private static final int LISTERS = 4;

  /** Files that wait for a worker: enough to keep all busy, few enough to need no memory. */
  private static final int WAITING_FILES = 1_000;

  /** Where {@code --threads 0} ends on its own. */
  private static final int MOST_AUTOMATIC_THREADS = 128;

  private final ClusterConnector connector;
  private final Clock clock;
  private final RetrySchedule retrySchedule;
  private final CopyRequest request;
  private final CopyOptions options;
  private final RunHistory history;
  private final StatusCounter counter = new StatusCounter();
  private final StopReason stopReason = new StopReason();
  private final CopyListener listener;
  private final CopyStatus.Builder status;

  CopyRun(
      ClusterConnector connector,
      Clock clock,
      RetrySchedule retrySchedule,
      CopyRequest request,
      CopyListener listener,
      RunJournal journal) {
    this.connector = connector;
    this.clock = clock;
    this.retrySchedule = retrySchedule;
    this.request = request;
    this.options = request.options();
    this.history = new RunHistory(request, journal, stopReason.cancellation(), System::nanoTime);
    this.listener = new FannedListener(counter, listener);
    this.status = CopyStatus.builder(request, clock.instant());
  }

  CopyStatus run(Cancellation cancellation) {
    cancellation.onCancel(
        () -> stopReason.stop(new CopyException(ErrorCode.CANCELLED, "The copy was cancelled.")));
    try {
      stopReason.cancellation().check();
      copy();
    } catch (CopyException e) {
      stopReason.stop(stopReason.explain(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopReason.stop(new CopyException(ErrorCode.CANCELLED, "The copy was interrupted.", e));
    } catch (RuntimeException | Error e) {
      stopReason.stop(new CopyException(ErrorCode.INTERNAL_ERROR, "The copy failed: " + e, e));
    }
    counter.writeTo(status);
    if (counter.unaccounted() > 0) {
      stopReason.stop(
          new CopyException(
              ErrorCode.INTERNAL_ERROR,
              "The end of " + counter.unaccounted() + " files is not known."));
    }
    return status.error(stopReason.reason()).endTime(clock.instant()).build();
  }

  private void copy() throws CopyException, InterruptedException {
    FileFilter filter = FileFilter.of(options);
    try (ConnectedCluster source = connector.connect(request.source().cluster(), options);
        ConnectedCluster destination =
            connector.connect(request.destination().cluster(), options)) {
      refuseLocalToLocal();
      stopReason
          .cancellation()
          .onCancel(
              () -> {
                source.fileSystem().abortTransfers();
                destination.fileSystem().abortTransfers();
              });
      move(source, destination, filter, resolve(source, destination));
    }
  }

  private void refuseLocalToLocal() throws CopyException {
    if (request.source().isLocal() && request.destination().isLocal()) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT, "Copy from local to local is not supported, use cp command.");
    }
  }

  private List<CopyRoot> resolve(ConnectedCluster source, ConnectedCluster destination)
      throws CopyException {
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
    List<CopyRoot> roots;
    try {
      FilePath target = destination.path(request.destination().path());
      status.destinationPath(target.toString());
      roots =
          new TargetResolver(destination.fileSystem(), options, request.target(), pattern, history)
              .resolve(sources, target);
    } catch (CopyException e) {
      throw naming(request.destination(), e);
    }
    if (roots.size() == 1) {
      status.destinationPath(roots.get(0).target().toString());
    }
    refuseCopyIntoItself(roots, source, destination);
    return roots;
  }

  /** The user knows a cluster by its alias, the servers' messages only by a url. */
  private static CopyException naming(ClusterPath asked, CopyException failure) {
    return failure.during("Cluster '" + asked.cluster() + "'");
  }

  private static void refuseCopyIntoItself(
      List<CopyRoot> roots, ConnectedCluster source, ConnectedCluster destination)
      throws CopyException {
    SameFiles sameFiles = new SameFiles(source, destination);
    for (CopyRoot root : roots) {
      FilePath path = root.source().path();
      if (root.target().startsWith(path)
          && (source.sharesFilesWith(destination)
              // Onto itself nothing grows, and two clusters may well have the same paths.
              || (!root.target().equals(path) && sameFiles.areSeenAt(path)))) {
        throw new CopyException(
            ErrorCode.INVALID_ARGUMENT,
            "Cannot copy '" + path + "' into itself, to '" + root.target() + "'.");
      }
    }
  }

  private void move(
      ConnectedCluster source,
      ConnectedCluster destination,
      FileFilter filter,
      List<CopyRoot> roots)
      throws CopyException, InterruptedException {
    TransferPool pool =
        new TransferPool(level(source, destination), threads("transfer"), WAITING_FILES);
    TemporaryNames names = new TemporaryNames(request, clock);
    TemporaryFiles temporaries =
        new TemporaryFiles(destination.fileSystem(), retrySchedule.grace());
    ForeignFiles foreign = new ForeignFiles(destination.fileSystem(), temporaries, names);
    Committer committer =
        new Committer(
            destination.fileSystem(),
            options,
            history,
            new StandingFlags(
                source.fileSystem(), destination.fileSystem(), options, filter, history),
            temporaries,
            this::finished,
            this::directoryFailed);
    FileCopier copier =
        new FileCopier(
            new TransferContext(
                source.fileSystem(),
                destination.fileSystem(),
                names,
                history,
                stopReason.cancellation(),
                new MeteredListener(listener, pool),
                retrySchedule),
            temporaries,
            pool,
            committer);
    PlanRelay relay = new PlanRelay(committer, pool, copier, temporaries, foreign, listener);
    TreePlanner planner =
        new TreePlanner(
            source.fileSystem(), destination.fileSystem(), options, filter, history, relay);
    stopReason.cancellation().onCancel(planner::stop);
    try {
      plan(planner, roots);
      relay.planCompleted();
    } finally {
      try {
        finishUninterrupted(pool);
      } finally {
        committer.abandon();
        tidyUp(new Remains(destination.fileSystem(), temporaries, foreign));
      }
    }
  }

  private void tidyUp(Remains remains) {
    if (options.mode() == Mode.COPY && stopReason.reason() == null) {
      remains.deleteAbandoned();
    }
    remains.settle(status);
  }

  private void plan(TreePlanner planner, List<CopyRoot> roots)
      throws CopyException, InterruptedException {
    ExecutorService listers = Executors.newFixedThreadPool(LISTERS, threads("plan"));
    try {
      planner.plan(roots, LISTERS, listers);
      listener.planCompleted();
    } catch (CopyException | InterruptedException e) {
      stopReason.stop(
          e instanceof CopyException
              ? (CopyException) e
              : new CopyException(ErrorCode.CANCELLED, "The copy was interrupted.", e));
      throw e;
    } finally {
      listers.shutdownNow();
      awaitEnd(listers);
    }
  }

  /** A lister may be waiting for a NameNode, which ends with the connection's own time limit. */
  private static void awaitEnd(ExecutorService listers) throws InterruptedException {
    while (!listers.awaitTermination(1, TimeUnit.MINUTES)) {
      listers.shutdownNow();
    }
  }

  /** An interrupt cancels the copy, which then still tidies up. */
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
   * How far a cluster is. The first question also opened a connection; the next one, which each
   * file would ask otherwise, shows the way alone.
   */
  private static Duration roundTrip(ClusterPath asked, ConnectedCluster cluster)
      throws CopyException {
    try {
      cluster.fileSystem().traits();
      return cluster.fileSystem().roundTrip();
    } catch (CopyException e) {
      throw naming(asked, e);
    }
  }

  /** What failed was expected: a directory counts once it is in the way of success. */
  private void directoryFailed(FileResult result) {
    listener.filePlanned(result.source(), 0);
    finished(result);
  }

  private void finished(FileResult result) {
    CopyException failure = result.failure();
    if (failure != null) {
      stopReason.stopIfHopeless(failure);
    }
    listener.fileFinished(failure == null ? result : explained(result, failure));
  }

  private FileResult explained(FileResult result, CopyException failure) {
    return FileResult.failed(
        result.source(), result.destination(), result.length(), stopReason.explain(failure));
  }

  private ThreadFactory threads(String purpose) {
    return work -> {
      Thread thread = new Thread(work, "howdah-" + request.runId() + "-" + purpose);
      thread.setDaemon(true);
      return thread;
    };
  }
}
