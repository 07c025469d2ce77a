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
 * Compares, now and then, what Oozie believes with what runs. Oozie's own checker asks after a
 * running action only every ten minutes: too late for a copy whose server has died, and for the
 * progress that users see.
 */
final class CopyWatch {
  /** The database serves before the services do, so soon after the start all is ready. */
  private static final Duration FIRST = Duration.ofSeconds(2);

  /** As long as a run may be under way here before its action counts as running there. */
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
      // Not even an error may end the watch, on which all copies of lost servers depend.
      ServiceLog.warn("The running copies could not be looked up: " + e);
    }
  }

  private static Set<String> pending(WorkflowAction.Status status) throws JPAExecutorException {
    return new HashSet<>(Services.get().get(JPAService.class).execute(new PendingActions(status)));
  }

  /**
   * Starts actions of which a server was about to when it died; Oozie itself takes minutes for it.
   * One that a living server is about to start is not started twice: Oozie sees to that.
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
        // Killed in a state in which Oozie tells nobody, with its directories kept on request.
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
