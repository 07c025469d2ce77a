package io.howdah.undo;

import io.howdah.Cancellation;
import io.howdah.fs.FilePath;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Runs steps on several threads. Steps of one path, and of a path above it, run in the order in
 * which they were submitted. Work that waits takes no memory: submitting blocks instead.
 */
final class UndoPool implements AutoCloseable {
  private final int threads;
  private final Cancellation cancellation;
  private final ExecutorService executor;
  private final Set<FilePath> running = new HashSet<>();

  /**
   * Starts no thread yet.
   *
   * @param cancellation ends the pool: further steps do not run
   */
  UndoPool(int threads, Cancellation cancellation) {
    this.threads = threads;
    this.cancellation = cancellation;
    this.executor =
        Executors.newFixedThreadPool(
            threads,
            work -> {
              Thread thread = new Thread(work, "howdah-undo");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Runs a step as soon as a thread is free, and no step of the same path or above it runs. */
  synchronized void submit(FilePath path, Runnable step) throws InterruptedException {
    while (running.size() == threads || isRunningAtOrAbove(path)) {
      wait();
    }
    if (cancellation.isCancelled()) {
      return;
    }
    running.add(path);
    executor.execute(
        () -> {
          try {
            step.run();
          } finally {
            ended(path);
          }
        });
  }

  private boolean isRunningAtOrAbove(FilePath path) {
    for (@Nullable FilePath at = path; at != null; at = at.parent()) {
      if (running.contains(at)) {
        return true;
      }
    }
    return false;
  }

  private synchronized void ended(FilePath path) {
    running.remove(path);
    notifyAll();
  }

  /** Waits for all steps. */
  synchronized void await() throws InterruptedException {
    while (!running.isEmpty()) {
      wait();
    }
  }

  /** Waits for the running steps, which must not be half done, and ends the threads. */
  @Override
  public void close() throws InterruptedException {
    executor.shutdown();
    await();
  }
}
