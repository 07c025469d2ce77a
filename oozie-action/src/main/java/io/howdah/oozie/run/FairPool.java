package io.howdah.oozie.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Runs a limited number of tasks and queues the others. Users take turns, so a user with a hundred
 * tasks delays another user by one task. Threads start with tasks and end without them.
 */
public final class FairPool {
  private final int most;
  private final ThreadFactory threads;
  private final Map<String, Deque<Runnable>> waiting = new LinkedHashMap<>();
  private int running;
  private boolean closed;

  /**
   * Creates a pool without threads.
   *
   * @param most the maximum number of running tasks
   */
  public FairPool(int most, ThreadFactory threads) {
    this.most = most;
    this.threads = threads;
  }

  /** The state of a submitted task. */
  enum Submission {
    RUNNING,
    /** The pool is full, so the task is queued. */
    WAITING,
    /** The pool is closed, so the task will not run. */
    DROPPED
  }

  /** Runs the task, or queues it until the turn of its user. Drops it where the pool is closed. */
  synchronized Submission submit(String user, Runnable task) {
    if (closed) {
      return Submission.DROPPED;
    }
    if (running < most) { // the queue is empty then
      threads.newThread(() -> work(task)).start();
      running++;
      return Submission.RUNNING;
    }
    waiting.computeIfAbsent(user, unused -> new ArrayDeque<>()).add(task);
    return Submission.WAITING;
  }

  /** The number of running tasks. */
  public synchronized int running() {
    return running;
  }

  /** The number of queued tasks. */
  public synchronized int waiting() {
    return waiting.values().stream().mapToInt(Deque::size).sum();
  }

  /** Closes the pool, drops the queued tasks, and waits for the running ones. */
  public synchronized void close(long patienceMillis) throws InterruptedException {
    closed = true;
    waiting.clear();
    long end = System.nanoTime() + patienceMillis * 1_000_000;
    for (long left = patienceMillis; running > 0 && left > 0; ) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
  }

  private void work(@Nullable Runnable first) {
    boolean ended = false;
    try {
      for (Runnable next = first; next != null; next = next()) {
        next.run();
      }
      ended = true;
    } finally {
      if (!ended) {
        replace();
      }
    }
  }

  /** The next task in turn; null ends the thread. */
  private synchronized @Nullable Runnable next() {
    if (waiting.isEmpty()) {
      running--;
      notifyAll();
      return null;
    }
    Map.Entry<String, Deque<Runnable>> turn = waiting.entrySet().iterator().next();
    String user = turn.getKey();
    Deque<Runnable> tasks = turn.getValue();
    Runnable task = tasks.remove();
    waiting.remove(user);
    if (!tasks.isEmpty()) {
      waiting.put(user, tasks); // at the end of the queue
    }
    return task;
  }

  /**
   * A task threw an unexpected exception, which ends its thread. Starts another thread in its
   * place.
   */
  private synchronized void replace() {
    boolean replaced = false;
    try {
      threads.newThread(() -> work(next())).start();
      replaced = true;
    } finally {
      if (!replaced) {
        running--; // the next submission starts a thread, which also runs the queued tasks
        notifyAll();
      }
    }
  }
}
