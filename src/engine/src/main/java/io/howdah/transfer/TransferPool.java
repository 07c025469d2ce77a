package io.howdah.transfer;

import io.howdah.transfer.WorkQueue.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * The workers of one copy, as many as the {@link ConcurrencyLevel} says, and the bounded queue of
 * files before them. While small files wait, large ones get half of the workers.
 */
public final class TransferPool {
  private final ConcurrencyLevel level;
  private final ThreadFactory threadFactory;
  private final int capacity;
  private final WorkQueue queue = new WorkQueue();
  private final List<Thread> workers = new ArrayList<>();
  private int idle;
  private int active;
  private int activeLarge;
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

  /**
   * Queues a file; waits while the queue is full.
   *
   * @param length its bytes
   */
  public synchronized void submit(Runnable file, long length) throws InterruptedException {
    while (queue.files() >= capacity) {
      wait();
    }
    queue.addFile(file, length);
    wakeOrStart();
  }

  /** Asks for help with a chunk. It need not come: the file's own worker does what nobody does. */
  synchronized void help(Runnable chunk) {
    queue.addChunk(chunk);
    wakeOrStart();
  }

  /** How many files and chunks may be in flight at the moment. */
  int level() {
    return level.current();
  }

  /** Bytes were moved, for which the level may change. */
  public void moved(long bytes) {
    int before = level.current();
    level.moved(bytes);
    if (level.current() > before) {
      wakeOrStartMore();
    }
  }

  /** A server failed, or said that it is too busy. */
  public void refused() {
    level.refused();
  }

  /** Where all that is in flight takes long, nothing else would tell those who wait. */
  private synchronized void wakeOrStartMore() {
    if (mayStart()) {
      wakeOrStart();
    }
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
      while (active > 0 || queue.files() > 0) {
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
        queue.clear(); // nobody would ever take it, and finish() would wait for that
        throw e;
      }
    }
  }

  private void work() {
    for (Work next = take(); next != null; next = take()) {
      try {
        next.run();
        done(next, null);
      } catch (RuntimeException | Error e) {
        // The worker lives on: as the only one it would leave the queue, and the copy, waiting.
        done(next, e);
      }
    }
  }

  private synchronized @Nullable Work take() {
    idle++;
    try {
      while (!mayStart()) {
        if (closed && active == 0 && queue.files() == 0) {
          notifyAll();
          return null;
        }
        wait();
      }
      Work next = queue.next(activeLarge < Math.max(1, level.current() / 2));
      active++;
      activeLarge += next.isLarge() ? 1 : 0;
      if (idle == 1 && mayStart() && workers.size() < level.most()) {
        start(); // the level has risen since the last of them was started
      }
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
    return active < level.current() && !queue.isEmpty();
  }

  private synchronized void done(Work work, @Nullable Throwable thrown) {
    active--;
    activeLarge -= work.isLarge() ? 1 : 0;
    defect = defect == null ? thrown : defect;
    if (work.isLarge()) {
      level.largeFileEnded();
    } else {
      level.smallFileEnded();
    }
    notifyAll();
  }
}
