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

/** The runs that are under way on this server: at most one for each action. */
public final class ActionRuns {
  private final Claims claims;
  private final Troubles troubles = new Troubles();
  private final CopyWorker worker;
  private final FairPool pool;
  private final ScheduledExecutorService timer;
  private final Map<String, ActionRun> runs = new HashMap<>();
  private boolean closed;

  /**
   * No runs yet.
   *
   * @param owner this life of this server
   */
  public ActionRuns(
      RunSettings settings, EngineFactory engines, RunListener listener, Owner owner, Clock clock) {
    ServerScope server = new ServerScope(settings, engines, listener, owner, clock);
    this.claims = new Claims(server);
    this.worker = new CopyWorker(server, claims, troubles);
    this.pool = new FairPool(settings.mostCopies(), daemons("howdah-copy"));
    this.timer = Executors.newSingleThreadScheduledExecutor(daemons("howdah-timer"));
  }

  /** The run of that action which is under way here; null where none is. */
  public synchronized @Nullable ActionRun find(RunKey key) {
    ActionRun run = runs.get(key.actionId());
    return run != null && run.key().equals(key) ? run : null;
  }

  /** Those under way here. */
  public synchronized List<ActionRun> all() {
    return new ArrayList<>(runs.values());
  }

  /** Has the run wait for its turn here; nothing happens where it is under way here already. */
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
      other.stop(StopCause.KILLED); // the workflow was run again, and the old run was not missed
    }
    enqueue(run);
  }

  /** Stops the action's run here, whichever it is. */
  public void stop(String actionId, StopCause cause) {
    ActionRun run;
    synchronized (this) {
      run = runs.remove(actionId);
    }
    if (run != null) {
      run.stop(cause);
    }
  }

  /** Whether no server works on the run, as far as can be seen here, and the run may go on. */
  public boolean isFree(ActionRun run, RunState state) throws IOException {
    return claims.isFree(run, state);
  }

  /** Whether a run without records has been without them for longer than its owner is silent. */
  public boolean isLost(ActionRun run) {
    return find(run.key()) == null && claims.isLost(run.key());
  }

  /** Why the action's run makes no progress here; null where it does, as far as is known. */
  public @Nullable String trouble(String actionId) {
    return troubles.of(actionId);
  }

  /** Forgets what was seen of runs that are over: all but these actions'. */
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

  /** Stops all runs, so that other servers or this one's next life can go on with them. */
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
      remove(run); // no thread could be had: it would be under way for ever and never run
      throw e;
    }
  }

  /** A run that stayed here without being worked on would count as under way for ever. */
  private void work(ActionRun run) {
    Duration wait = null;
    try {
      wait = worker.work(run);
    } finally {
      if (wait == null) {
        remove(run);
      } else {
        enqueueLater(run, wait);
      }
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
