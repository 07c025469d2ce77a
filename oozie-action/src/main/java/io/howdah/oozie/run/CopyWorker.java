package io.howdah.oozie.run;

import io.howdah.Cancellation;
import io.howdah.CopyEngine;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyRequest;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.TreeCheck;
import io.howdah.TreeComparison;
import io.howdah.oozie.state.Fence;
import io.howdah.oozie.state.Lease;
import io.howdah.oozie.state.LeaseLostException;
import io.howdah.oozie.state.LeaseTerms;
import io.howdah.oozie.state.PublishJournal;
import io.howdah.oozie.state.RunDirectory;
import io.howdah.oozie.state.RunResult;
import io.howdah.oozie.state.RunState;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Works on a run: claims it, copies or compares, and writes the result or leaves a state that can
 * be resumed. The watch of a server finds runs that were not finished.
 */
final class CopyWorker {
  private final ServerScope server;
  private final Claims claims;
  private final Troubles troubles;

  CopyWorker(ServerScope server, Claims claims, Troubles troubles) {
    this.server = server;
    this.claims = claims;
    this.troubles = troubles;
  }

  /**
   * Works on a run.
   *
   * @return the time after which the run is to be worked on again; null where it is finished on
   *     this server
   */
  @Nullable Duration work(ActionRun run) {
    try {
      Lease lease = run.stopCause() == null ? claim(run) : null;
      if (lease != null) {
        return perform(run, lease);
      }
    } catch (LeaseLostException e) {
      run.stop(StopCause.FENCED);
    } catch (FileNotFoundException e) {
      if (run.hasBegun()) {
        run.log().info("The action's directory is gone, so the " + noun(run) + " is over.");
      }
    } catch (IOException e) {
      String records = "The " + noun(run) + "'s records cannot be used";
      run.log().warn(records + "; it will be resumed: " + e);
      troubles.add(run, records + ": " + e);
    } catch (RuntimeException | Error e) {
      left(run);
      throw e;
    }
    left(run);
    return null;
  }

  /**
   * Claims the run and returns its lease. Null where another server has it, or where the run has
   * its result.
   */
  private @Nullable Lease claim(ActionRun run) throws IOException {
    RunDirectory directory = run.directory();
    RunState state = directory.read();
    if (state.hasResult(run.key().userRetry()) || !claims.isFree(run, state)) {
      return null;
    }
    run.retries(retriesBefore(run, state));
    return directory.claim(state, terms(run, run.retries()));
  }

  /**
   * The number of failures in this user-retry after which the run was started again. Each
   * user-retry begins with 0.
   */
  private static int retriesBefore(ActionRun run, RunState state) throws IOException {
    if (state.newestLease() == 0) {
      return 0;
    }
    LeaseTerms terms = run.directory().terms(state);
    return terms.userRetry() == run.key().userRetry() ? terms.retries() : 0;
  }

  private LeaseTerms terms(ActionRun run, int retries) {
    return LeaseTerms.of(server.owner(), run.key().userRetry(), retries);
  }

  private @Nullable Duration perform(ActionRun run, Lease lease) throws IOException {
    try (Heartbeat unused = Heartbeat.start(run, lease, server.settings())) {
      RunEnd end = performNoting(run, lease);
      return finish(run, lease, end);
    } catch (RuntimeException | Error e) {
      // A retry cannot correct a defect, so the defect fails the action.
      run.log().warn("The " + noun(run) + " broke off: " + e);
      end(run, lease, Outcome.defect(e, run.order().purpose()));
      throw e;
    }
  }

  private RunEnd performNoting(ActionRun run, Lease lease) throws IOException {
    Cancellation cancellation = run.begin(server.clock());
    PublishJournal journal = run.directory().openJournal(lease, new Fence());
    try {
      troubles.remove(run);
      run.log().info(Outcome.beginning(run.order(), lease.number()));
      server.listener().started(run, lease.number());
      CopyRequest request =
          run.order().request(run.key().runId(), run.key().incarnation(lease.number()));
      return run.order().purpose().isCheck()
          ? compare(run, request, cancellation)
          : copy(run, request, journal, cancellation);
    } finally {
      close(run, journal);
    }
  }

  private RunEnd copy(
      ActionRun run, CopyRequest request, PublishJournal journal, Cancellation cancellation) {
    try (CopyEngine engine = server.engines().open(run.user(), run.order())) {
      return new CopyEnd(engine.copy(request, listener(run), cancellation, journal));
    } catch (CopyException e) {
      return new CopyEnd(CopyStatus.builder(request, server.clock().instant()).error(e).build());
    }
  }

  /** A check publishes nothing, so its journal stays empty, and each owner begins anew. */
  private RunEnd compare(ActionRun run, CopyRequest request, Cancellation cancellation) {
    Purpose purpose = run.order().purpose();
    try (TreeCheck check = server.engines().openCheck(run.user(), run.order())) {
      return new CheckEnd(check.compare(request, listener(run), cancellation), purpose);
    } catch (CopyException e) {
      return new CheckEnd(
          TreeComparison.builder(request, server.clock().instant()).error(e).build(), purpose);
    }
  }

  private static CopyListener listener(ActionRun run) {
    return run.meter().andThen(new LoggedFailures(run.log(), run.order().purpose()));
  }

  private @Nullable Duration finish(ActionRun run, Lease lease, RunEnd end) throws IOException {
    CopyException error = end.error();
    if (run.stopCause() != null && !end.isSuccessful()) {
      if (run.stopCause() == StopCause.SHUTDOWN) {
        run.directory().release(lease, terms(run, run.retries()));
      }
      left(run);
    } else if (error != null && error.code() == ErrorCode.RUN_STATE_LOST) {
      leaveWithoutRecords(run, lease, error);
    } else if (end.isPassing() && run.retries() < server.settings().mostRetries()) {
      return retryLater(run, lease, end);
    } else if (end(run, lease, end.result(server.clock().getZone()))) {
      run.log().info(end.line());
      end.tell(server.listener(), run);
    }
    return null;
  }

  /** Another server that takes over fences the journal first. So ask for its lease. */
  private void leaveWithoutRecords(ActionRun run, Lease lease, CopyException error)
      throws IOException {
    if (run.directory().isNewest(lease)) {
      run.log().warn("The copy stopped and will be resumed: " + error.getMessage());
    } else {
      run.log().warn(Heartbeat.TAKEN_OVER);
      run.stop(StopCause.FENCED);
    }
    left(run);
  }

  private Duration retryLater(ActionRun run, Lease lease, RunEnd end) throws IOException {
    int retry = run.retries() + 1;
    Duration interval = server.settings().retryInterval();
    long due = server.clock().millis() + interval.toMillis();
    run.directory().release(lease, terms(run, retry).notBefore(due));
    String what =
        String.format(
            "retry %d of %d in %d s: %s",
            retry, server.settings().mostRetries(), interval.toMillis() / 1000, end.sentence());
    run.log().warn("The " + noun(run) + " failed; " + what);
    run.pause("WAITING for " + what, end.names());
    server.listener().retried(run);
    return interval;
  }

  /**
   * Writes the result and returns whether it counts. It does not where that of another owner
   * counts.
   */
  private static boolean end(ActionRun run, Lease lease, RunResult result) throws IOException {
    try {
      if (!run.directory().isNewest(lease)) {
        run.log()
            .warn("Another server has taken over this " + noun(run) + ", whose result will count.");
        return false;
      }
      return run.directory().writeResult(lease, run.key().userRetry(), result);
    } finally {
      run.pause(result.status());
    }
  }

  /**
   * Logs that the run is left without a result. A run that has not begun here is not logged:
   * another server may have completed it while it was queued. Oozie reports that in the same way as
   * a kill.
   */
  private void left(ActionRun run) {
    StopCause cause = run.stopCause();
    if (cause != null && run.hasBegun()) {
      run.log().info(cause.sentence(run.order().purpose()));
      server.listener().stopped(run, cause);
    }
  }

  private static String noun(ActionRun run) {
    return run.order().purpose().noun();
  }

  /** Closes the journal. Its file may be missing: the directory of a killed action is deleted. */
  private static void close(ActionRun run, PublishJournal journal) {
    try {
      journal.close();
    } catch (IOException e) {
      if (run.stopCause() == null) {
        run.log().warn("The run's journal could not be closed: " + e);
      }
    }
  }
}
