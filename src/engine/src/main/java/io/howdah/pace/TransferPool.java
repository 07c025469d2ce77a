package io.howdah.pace;

import io.howdah.pace.WorkQueue.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The workers of one copy, as many as the {@link ConcurrencyLevel} says, and the bounded queue of
 * files before them. While small files wait, large ones get half of the workers.
 */
public final class TransferPool {
  private final ConcurrencyLevel level;
  private final ThreadFactory threadFactory;
  private final int capacity;
  private final Lock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private final Condition work = lock.newCondition();
  private final Condition end = lock.newCondition();
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
  public void submit(Runnable file, long length) throws InterruptedException {
    lock.lock();
    try {
      while (queue.files() >= capacity) {
        room.await();
      }
      queue.addFile(file, length);
      wakeOrStartOne();
    } finally {
      lock.unlock();
    }
  }

  /** Offers a chunk to free workers. The file's own worker does what no other one takes. */
  public void help(Runnable chunk) {
    lock.lock();
    try {
      queue.addChunk(chunk);
      wakeOrStartOne();
    } finally {
      lock.unlock();
    }
  }

  /** How many files and chunks may be in flight at the moment. */
  public int level() {
    return level.current();
  }

  /** Bytes were moved, for which the level may change. */
  public void moved(long bytes) {
    int before = level.current();
    level.moved(bytes);
    if (level.current() > before) {
      useRisenLevel();
    }
  }

  /** Where all files in flight take long, nothing else would wake the waiting workers. */
  private void useRisenLevel() {
    lock.lock();
    try {
      wakeOrStartOne();
    } finally {
      lock.unlock();
    }
  }

  /** A server failed, or said that it is too busy. */
  public void refused() {
    level.refused();
  }

  /**
   * Waits until all that was queued is done, and the workers are gone.
   *
   * @throws IllegalStateException where a task threw, which none is meant to do
   */
  public void finish() throws InterruptedException {
    for (Thread worker : awaitEnd()) {
      worker.join();
    }
    if (defect != null) {
      throw new IllegalStateException("A transfer ended without its result: " + defect, defect);
    }
  }

  private List<Thread> awaitEnd() throws InterruptedException {
    lock.lock();
    try {
      closed = true;
      work.signalAll();
      while (!isOver()) {
        end.await();
      }
      return new ArrayList<>(workers);
    } finally {
      lock.unlock();
    }
  }

  private boolean isOver() {
    return closed && active == 0 && queue.files() == 0;
  }

  /**
   * Wakes one worker. That worker wakes the next one, so a new file does not wake every idle
   * thread.
   */
  private void wakeOrStartOne() {
    if (!mayStart()) {
      return;
    }
    if (idle > 0) {
      work.signal();
    } else {
      start();
    }
  }

  private boolean mayStart() {
    return active < level.current() && !queue.isEmpty();
  }

  /** Without a thread for another worker the existing workers do all of the work. */
  private void start() {
    try {
      Thread worker = threadFactory.newThread(this::work);
      worker.start();
      workers.add(worker);
      idle++;
    } catch (OutOfMemoryError e) {
      if (workers.isEmpty()) {
        queue.clear(); // no worker would take it, and finish() would wait for ever
        throw e;
      }
    }
  }

  private void work() {
    for (Work next = take(); next != null; next = take()) {
      long start = level.nanoTime();
      try {
        next.run();
        done(next, start, null);
      } catch (RuntimeException | Error e) {
        // The worker lives on: as the only one it would leave the queue, and the copy, waiting.
        done(next, start, e);
      }
    }
  }

  private @Nullable Work take() {
    lock.lock();
    try {
      while (!mayStart()) {
        if (isOver()) {
          return null;
        }
        work.await();
      }
      Work next = queue.next(activeLarge < Math.max(1, level.current() / 2));
      active++;
      activeLarge += next.isLarge() ? 1 : 0;
      room.signal();
      return next;
    } catch (InterruptedException e) {
      // Only a closing host interrupts workers; the copy is cancelled by other means.
      Thread.currentThread().interrupt();
      return null;
    } finally {
      idle--;
      try {
        wakeOrStartOne();
      } finally {
        lock.unlock();
      }
    }
  }

  private void done(Work done, long start, @Nullable Throwable thrown) {
    lock.lock();
    try {
      idle++;
      active--;
      activeLarge -= done.isLarge() ? 1 : 0;
      defect = defect == null ? thrown : defect;
      if (done.isLarge()) {
        level.largeFileEnded();
      } else {
        level.smallFileEnded(done.length(), level.nanoTime() - start);
      }
      if (isOver()) {
        work.signalAll();
        end.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }
}
