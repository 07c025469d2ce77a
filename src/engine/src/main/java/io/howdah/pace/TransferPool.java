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
 * The workers of one copy, as many as the {@link ConcurrencyLevel} allows, and the bounded queue of
 * files for them. While small files are queued, large files get half of the workers.
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
   * Creates a pool without threads. They are started for queued files.
   *
   * @param capacity the maximum number of queued files
   */
  public TransferPool(ConcurrencyLevel level, ThreadFactory threadFactory, int capacity) {
    this.level = level;
    this.threadFactory = threadFactory;
    this.capacity = capacity;
  }

  /**
   * Queues a file. Waits while the queue is full.
   *
   * @param length the length of the file in bytes
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

  /**
   * Offers a chunk to idle workers. The worker of the file moves the chunks that no other worker
   * takes.
   */
  public void help(Runnable chunk) {
    lock.lock();
    try {
      queue.addChunk(chunk);
      wakeOrStartOne();
    } finally {
      lock.unlock();
    }
  }

  /** The number of files and chunks that may be in flight at the moment. */
  public int level() {
    return level.current();
  }

  /** Records moved bytes, which may change the level. */
  public void moved(long bytes) {
    int before = level.current();
    level.moved(bytes);
    if (level.current() > before) {
      useRisenLevel();
    }
  }

  /** Wakes a waiting worker after a step up. Without it, workers would wait until a file ends. */
  private void useRisenLevel() {
    lock.lock();
    try {
      wakeOrStartOne();
    } finally {
      lock.unlock();
    }
  }

  /** Records that a server failed or reported that it is too busy. */
  public void refused() {
    level.refused();
  }

  /**
   * Waits until all queued files are done and the workers have ended.
   *
   * @throws IllegalStateException where a task threw an exception, which is a defect
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

  /** Starts a worker. Where no thread can be created, the existing workers do all of the work. */
  private void start() {
    try {
      Thread worker = threadFactory.newThread(this::work);
      worker.start();
      workers.add(worker);
      idle++;
    } catch (OutOfMemoryError e) {
      if (workers.isEmpty()) {
        queue.clear(); // without a worker, finish() would wait for ever
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
        // The worker must survive: without the only worker, the queue would never be processed.
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
      // Only a host that shuts down interrupts workers. A cancelled copy does not use interrupts.
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
