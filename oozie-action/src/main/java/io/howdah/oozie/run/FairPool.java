package io.howdah.oozie.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Runs so many tasks at a time and has the others wait, fairly: users take turns, so that one who
 * submits a hundred delays another by one. Threads come with the work and go with it.
 */
public final class FairPool {
  private final int most;
  private final ThreadFactory threads;
  private final Map<String, Deque<Runnable>> waiting = new LinkedHashMap<>();
  private int running;
  private boolean closed;

  /**
   * A pool without threads yet.
   *
   * @param most how many tasks run at the same time
   */
  public FairPool(int most, ThreadFactory threads) {
    this.most = most;
    this.threads = threads;
  }

  /** What became of a task that was submitted. */
  enum Submission {
    RUNNING,
    /** The pool is full, so the task waits for its user's turn. */
    WAITING,
    /** The pool is closed. */
    DROPPED
  }

  /** Runs the task when it is its user's turn; drops it where the pool is closed. */
  synchronized Submission submit(String user, Runnable task) {
    if (closed) {
      return Submission.DROPPED;
    }
    if (running < most) { // then no task waits
      threads.newThread(() -> work(task)).start();
      running++;
      return Submission.RUNNING;
    }
    waiting.computeIfAbsent(user, unused -> new ArrayDeque<>()).add(task);
    return Submission.WAITING;
  }

  /** How many tasks run. */
  public synchronized int running() {
    return running;
  }

  /** How many tasks wait. */
  public synchronized int waiting() {
    return waiting.values().stream().mapToInt(Deque::size).sum();
  }

  /** Takes no more tasks, drops those that wait, and waits until the others have ended. */
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

  /** The task of the user whose turn it is; null ends the thread. */
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
      waiting.put(user, tasks); // behind the others
    }
    return task;
  }

  /** A task threw what it should not have: its thread dies of that, and another takes its place. */
  private synchronized void replace() {
    boolean replaced = false;
    try {
      threads.newThread(() -> work(next())).start();
      replaced = true;
    } finally {
      if (!replaced) {
        running--; // the next submission starts a thread again, which finds those that wait
        notifyAll();
      }
    }
  }
}
