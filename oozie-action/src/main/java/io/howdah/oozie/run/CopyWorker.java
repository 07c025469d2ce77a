package io.howdah.oozie.run;

import io.howdah.Cancellation;
import io.howdah.CopyEngine;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyRequest;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.front.progress.CopyListeners;
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
 * Takes one run as far as it goes: claims it, copies, and writes the result, or leaves it so that
 * it can be resumed. What this does not finish, the watch of some server finds.
 */
final class CopyWorker implements Runnable {
  private final ActionRuns runs;
  private final ActionRun run;
  private final RunDirectory directory;

  CopyWorker(ActionRuns runs, ActionRun run) {
    this.runs = runs;
    this.run = run;
    this.directory = run.directory();
  }

  @Override
  public void run() {
    try {
      Lease lease = run.stopCause() == null ? claim() : null;
      if (lease == null) {
        ended();
      } else {
        copy(lease);
      }
    } catch (LeaseLostException e) {
      run.stop(StopCause.FENCED);
      ended();
    } catch (FileNotFoundException e) {
      if (run.hasBegun()) {
        run.log().info("The action's directory is gone, so the copy is over.");
      }
      ended();
    } catch (IOException e) {
      run.log().warn("The copy's records cannot be used; it will be resumed: " + e);
      runs.noteTrouble(run, "The copy's records cannot be used: " + e);
      ended();
    } catch (RuntimeException | Error e) {
      ended(); // else it would be taken for a run that is under way, for ever
      throw e;
    }
  }

  /** The lease of the run; null where somebody else has it, or it has its result. */
  private @Nullable Lease claim() throws IOException {
    RunState state = directory.read();
    if (state.hasResult(run.key().userRetry()) || !runs.isFree(run, state)) {
      return null;
    }
    run.retries(retriesBefore(state));
    return directory.claim(state, terms(run.retries()));
  }

  /** How often this user-retry has failed and begun again; each new one begins at nought. */
  private int retriesBefore(RunState state) throws IOException {
    if (state.newestLease() == 0) {
      return 0;
    }
    LeaseTerms terms = directory.terms(state);
    return terms.userRetry() == run.key().userRetry() ? terms.retries() : 0;
  }

  private LeaseTerms terms(int retries) {
    return LeaseTerms.of(runs.owner(), run.key().userRetry(), retries);
  }

  private void copy(Lease lease) throws IOException {
    try (Heartbeat unused = Heartbeat.start(run, lease, runs.settings())) {
      CopyStatus status = copyNoting(lease);
      finish(lease, status);
    } catch (RuntimeException | Error e) {
      // Nobody could mend it by trying again, so the workflow is to know.
      run.log().warn("The copy broke off: " + e);
      end(lease, Outcome.defect(e));
      throw e;
    }
  }

  private CopyStatus copyNoting(Lease lease) throws IOException {
    Cancellation cancellation = run.begin();
    PublishJournal journal = directory.openJournal(lease, new Fence());
    try {
      runs.noteProgress(run);
      run.log().info(Outcome.beginning(run.order(), lease.number()));
      runs.listener().started(run, lease.number());
      return copy(lease, journal, cancellation);
    } finally {
      close(journal);
    }
  }

  private CopyStatus copy(Lease lease, PublishJournal journal, Cancellation cancellation) {
    CopyRequest request =
        run.order().request(run.key().runId(), run.key().incarnation(lease.number()));
    CopyListener listener = new CopyListeners(run.meter(), new LoggedFailures(run.log()));
    try (CopyEngine engine = runs.engines().open(run.user(), run.order())) {
      return engine.copy(request, listener, cancellation, journal);
    } catch (CopyException e) {
      return CopyStatus.builder(request, runs.clock().instant()).error(e).build();
    }
  }

  private void finish(Lease lease, CopyStatus status) throws IOException {
    CopyException error = status.error();
    if (run.stopCause() != null && !status.isSuccessful()) {
      if (run.stopCause() == StopCause.SHUTDOWN) {
        directory.release(lease, terms(run.retries()));
      }
      ended();
    } else if (error != null && error.code() == ErrorCode.RUN_STATE_LOST) {
      run.log().warn("The copy stopped and will be resumed: " + error.getMessage());
      ended();
    } else if (Outcome.isPassing(status) && run.retries() < runs.settings().mostRetries()) {
      retryLater(lease, status);
    } else if (end(lease, Outcome.of(status, runs.clock().getZone()))) {
      run.log().info(Outcome.end(status));
      runs.listener().completed(run, status);
    }
  }

  private void retryLater(Lease lease, CopyStatus status) throws IOException {
    int retry = run.retries() + 1;
    Duration interval = runs.settings().retryInterval();
    long due = runs.clock().millis() + interval.toMillis();
    directory.release(lease, terms(retry).notBefore(due));
    String what =
        String.format(
            "retry %d of %d in %d s: %s",
            retry,
            runs.settings().mostRetries(),
            interval.toMillis() / 1000,
            Outcome.sentence(status));
    run.log().warn("The copy failed; " + what);
    run.pause("WAITING for " + what, Outcome.names(status));
    runs.listener().retried(run);
    runs.enqueueLater(run, interval);
  }

  /** Writes the result and answers whether it counts, or another owner's does. */
  private boolean end(Lease lease, RunResult result) throws IOException {
    try {
      if (!directory.isNewest(lease)) {
        run.log().warn("Another server has taken over this copy, whose result will count.");
        return false;
      }
      return directory.writeResult(lease, run.key().userRetry(), result);
    } finally {
      run.pause(result.status());
      runs.remove(run);
    }
  }

  /**
   * A run that has not begun here leaves no trace: another server may have completed it while it
   * waited for its turn, and Oozie does not tell that from a kill.
   */
  private void ended() {
    runs.remove(run);
    StopCause cause = run.stopCause();
    if (cause != null && run.hasBegun()) {
      run.log().info(cause.sentence());
      runs.listener().stopped(run, cause);
    }
  }

  /** The file may be gone with the directory of a killed action. */
  private void close(PublishJournal journal) {
    try {
      journal.close();
    } catch (IOException e) {
      if (run.stopCause() == null) {
        run.log().warn("The run's journal could not be closed: " + e);
      }
    }
  }
}
