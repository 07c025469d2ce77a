package io.howdah.oozie.run;

import io.howdah.oozie.state.Owner;
import io.howdah.oozie.state.RunState;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The active runs on this server, at most one for each action. */
public final class ActionRuns {
  private final Claims claims;
  private final Troubles troubles = new Troubles();
  private final CopyWorker worker;
  private final FairPool pool;
  private final ScheduledExecutorService timer;
  private final Map<String, ActionRun> runs = new HashMap<>();
  private boolean closed;

  /**
   * Creates an empty set of runs.
   *
   * @param owner the present process of this server
   */
  public ActionRuns(
      RunSettings settings, EngineFactory engines, RunListener listener, Owner owner, Clock clock) {
    ServerScope server = new ServerScope(settings, engines, listener, owner, clock);
    this.claims = new Claims(server);
    this.worker = new CopyWorker(server, claims, troubles);
    this.pool = new FairPool(settings.mostCopies(), daemons("howdah-copy"));
    this.timer = Executors.newSingleThreadScheduledExecutor(daemons("howdah-timer"));
  }

  /** The active run with this key on this server; null where there is none. */
  public synchronized @Nullable ActionRun find(RunKey key) {
    ActionRun run = runs.get(key.actionId());
    return run != null && run.key().equals(key) ? run : null;
  }

  /** The active runs on this server. */
  public synchronized List<ActionRun> all() {
    return new ArrayList<>(runs.values());
  }

  /** Queues a run, unless it is active on this server already. */
  public void add(ActionRun run) {
    ActionRun other;
    synchronized (this) {
      other = runs.get(run.key().actionId());
      if (closed || (other != null && other.key().equals(run.key()))) {
        return;
      }
      runs.put(run.key().actionId(), run);
    }
    if (other != null) {
      other.stop(StopCause.KILLED); // the workflow was run again, so the old run is obsolete
    }
    enqueue(run);
  }

  /** Stops any run of the action on this server. */
  public void stop(String actionId, StopCause cause) {
    ActionRun run;
    synchronized (this) {
      run = runs.remove(actionId);
    }
    if (run != null) {
      run.stop(cause);
    }
  }

  /** Whether the run may start: as far as this server can see, no server works on it. */
  public boolean isFree(ActionRun run, RunState state) throws IOException {
    return claims.isFree(run, state);
  }

  /** Whether a run has had no records for longer than the lease timeout. */
  public boolean isLost(ActionRun run) {
    return find(run.key()) == null && claims.isLost(run.key());
  }

  /** The reason why the run of the action makes no progress here; null where none is known. */
  public @Nullable String trouble(String actionId) {
    return troubles.of(actionId);
  }

  /** Removes the observations of all actions except these. */
  public void retain(Set<String> actionIds) {
    claims.retain(actionIds);
    troubles.retain(actionIds);
  }

  public int copying() {
    return pool.running();
  }

  public int waiting() {
    return pool.waiting();
  }

  /** Stops all runs, so that another server can resume them, or this one after its restart. */
  public void close(Duration patience) throws InterruptedException {
    synchronized (this) {
      closed = true;
    }
    timer.shutdownNow();
    for (ActionRun run : all()) {
      run.stop(StopCause.SHUTDOWN);
    }
    pool.close(patience.toMillis());
  }

  private void enqueue(ActionRun run) {
    try {
      if (pool.submit(run.user(), () -> work(run)) == FairPool.Submission.WAITING) {
        run.queue();
      }
    } catch (RuntimeException | Error e) {
      remove(run); // no thread could be created: the run would stay active for ever without running
      throw e;
    }
  }

  /**
   * Works on a run. It must be removed in every case: a run that stays would count as active for
   * ever.
   */
  private void work(ActionRun run) {
    Duration wait = null;
    try {
      wait = worker.work(run);
    } finally {
      if (wait == null) {
        remove(run);
      } else {
        workLater(run, wait);
      }
    }
  }

  private void workLater(ActionRun run, Duration wait) {
    try {
      enqueueLater(run, wait);
    } catch (RuntimeException | Error e) {
      remove(run); // the timer has no thread: the watch of some server finds the run
      throw e;
    }
  }

  private synchronized void remove(ActionRun run) {
    runs.remove(run.key().actionId(), run);
  }

  private synchronized void enqueueLater(ActionRun run, Duration delay) {
    if (!closed) {
      Future<?> unused =
          timer.schedule(() -> enqueue(run), delay.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private static ThreadFactory daemons(String name) {
    return work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
