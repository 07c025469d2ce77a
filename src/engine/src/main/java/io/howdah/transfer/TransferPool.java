package io.howdah.transfer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * The workers of one copy, as many as the {@link ConcurrencyLevel} says, and the bounded queue of
 * files before them. Chunks of files that are under way go first.
 */
public final class TransferPool {
  private final ConcurrencyLevel level;
  private final ThreadFactory threadFactory;
  private final int capacity;
  private final Deque<Runnable> chunks = new ArrayDeque<>();
  private final Deque<Runnable> files = new ArrayDeque<>();
  private final List<Thread> workers = new ArrayList<>();
  private int idle;
  private int active;
  private boolean closed;
  private @Nullable Throwable defect;

  /**
   * A pool without threads yet; they come with the work.
   *
   * @param capacity files that may wait
   */
  public TransferPool(ConcurrencyLevel level, ThreadFactory threadFactory, int capacity) {
    this.level = level;
    this.threadFactory = threadFactory;
    this.capacity = capacity;
  }

  /** Queues a file; waits while the queue is full. */
  public synchronized void submit(Runnable file) throws InterruptedException {
    while (files.size() >= capacity) {
      wait();
    }
    files.add(file);
    wakeOrStart();
  }

  /** Asks for help with a chunk. It need not come: the file's own worker does what nobody does. */
  synchronized void help(Runnable chunk) {
    chunks.add(chunk);
    wakeOrStart();
  }

  /**
   * Waits until all that was queued is done, and the workers are gone.
   *
   * @throws IllegalStateException where a task threw, which none is meant to do
   */
  public void finish() throws InterruptedException {
    List<Thread> started;
    synchronized (this) {
      closed = true;
      notifyAll();
      while (active > 0 || !files.isEmpty()) {
        wait();
      }
      started = new ArrayList<>(workers);
    }
    for (Thread worker : started) {
      worker.join();
    }
    rethrowDefect();
  }

  private synchronized void rethrowDefect() {
    if (defect != null) {
      throw new IllegalStateException("A transfer ended without its result: " + defect, defect);
    }
  }

  private void wakeOrStart() {
    if (idle == 0 && workers.size() < level.most()) {
      start();
    }
    notifyAll();
  }

  /** Where there is no thread for another worker, those that there are do all of it. */
  private void start() {
    Thread worker = threadFactory.newThread(this::work);
    try {
      worker.start();
      workers.add(worker);
    } catch (OutOfMemoryError e) {
      if (workers.isEmpty()) {
        files.clear(); // nobody would ever take them, and finish() would wait for it
        chunks.clear();
        throw e;
      }
    }
  }

  private void work() {
    for (Runnable next = take(); next != null; next = take()) {
      try {
        next.run();
        done(null);
      } catch (RuntimeException | Error e) {
        // The worker lives on: as the only one it would leave the queue, and the copy, waiting.
        done(e);
      }
    }
  }

  private synchronized @Nullable Runnable take() {
    idle++;
    try {
      while (!mayStart()) {
        if (closed && active == 0 && files.isEmpty()) {
          notifyAll();
          return null;
        }
        wait();
      }
      active++;
      Runnable next = chunks.isEmpty() ? files.poll() : chunks.poll();
      notifyAll();
      return next;
    } catch (InterruptedException e) {
      // Nobody but a closing host interrupts workers; the copy is cancelled by other means.
      Thread.currentThread().interrupt();
      return null;
    } finally {
      idle--;
    }
  }

  private boolean mayStart() {
    return active < level.current() && (!chunks.isEmpty() || !files.isEmpty());
  }

  private synchronized void done(@Nullable Throwable thrown) {
    active--;
    defect = defect == null ? thrown : defect;
    notifyAll();
  }
}
