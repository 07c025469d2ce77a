package io.howdah.oozie;

import io.howdah.oozie.run.ActionRun;
import io.howdah.oozie.run.ActionRuns;
import io.howdah.oozie.run.StopCause;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.oozie.client.WorkflowAction;
import org.apache.oozie.command.wf.ActionCheckXCommand;
import org.apache.oozie.command.wf.ActionStartXCommand;
import org.apache.oozie.executor.jpa.JPAExecutorException;
import org.apache.oozie.service.CallableQueueService;
import org.apache.oozie.service.JPAService;
import org.apache.oozie.service.Services;

/**
 * Compares the state in Oozie with the running copies at intervals. Oozie itself checks a running
 * action only every ten minutes. That is too late for a copy whose server died, and for the
 * progress that users see.
 */
final class CopyWatch {
  /**
   * The database is available before the services start, so everything is ready soon after the
   * start.
   */
  private static final Duration FIRST = Duration.ofSeconds(2);

  /**
   * The time after the start of a run within which its action may not yet be RUNNING in Oozie's
   * database.
   */
  private static final Duration START_UP = Duration.ofSeconds(60);

  private final ActionRuns runs;
  private final ScheduledExecutorService timer;
  private final Map<String, String> shown = new HashMap<>();
  private final Map<String, Integer> looksAtPrepared = new HashMap<>();

  private CopyWatch(ActionRuns runs) {
    this.runs = runs;
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "howdah-watch");
              thread.setDaemon(true);
              return thread;
            });
  }

  static CopyWatch start(ActionRuns runs, Duration interval) {
    CopyWatch watch = new CopyWatch(runs);
    Future<?> unused =
        watch.timer.scheduleWithFixedDelay(
            watch::look, FIRST.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    return watch;
  }

  void close() {
    timer.shutdownNow();
  }

  private void look() {
    try {
      compare(pending(WorkflowAction.Status.RUNNING));
      startForgotten(pending(WorkflowAction.Status.PREP));
    } catch (JPAExecutorException | RuntimeException | Error e) {
      // An error must not end the watch: the copies of dead servers depend on it.
      ServiceLog.warn("The running copies could not be looked up: " + e);
    }
  }

  private static Set<String> pending(WorkflowAction.Status status) throws JPAExecutorException {
    return new HashSet<>(Services.get().get(JPAService.class).execute(new PendingActions(status)));
  }

  /**
   * Starts actions whose server died before it started them. Oozie itself would take minutes. Oozie
   * prevents a second start where a live server is about to start the action.
   */
  private void startForgotten(Set<String> prepared) {
    looksAtPrepared.keySet().retainAll(prepared);
    for (String actionId : prepared) {
      if (looksAtPrepared.merge(actionId, 1, Integer::sum) == 2) {
        Services.get()
            .get(CallableQueueService.class)
            .queue(new ActionStartXCommand(actionId, InstalledNames.ACTION_TYPE));
      }
    }
  }

  private void compare(Set<String> running) {
    Map<String, ActionRun> local = new HashMap<>();
    for (ActionRun run : runs.all()) {
      local.put(run.key().actionId(), run);
      if (!running.contains(run.key().actionId()) && run.ageNanos() > START_UP.toNanos()) {
        // The action was killed in a state in which Oozie does not call the executor, and its
        // directory was kept on request.
        runs.stop(run.key().actionId(), StopCause.KILLED);
      }
    }
    runs.retain(running);
    shown.keySet().retainAll(running);
    for (String actionId : running) {
      ActionRun run = local.get(actionId);
      String description = run == null ? "" : run.describe();
      if (run == null || !description.equals(shown.put(actionId, description))) {
        Services.get().get(CallableQueueService.class).queue(new ActionCheckXCommand(actionId));
      }
    }
  }
}
