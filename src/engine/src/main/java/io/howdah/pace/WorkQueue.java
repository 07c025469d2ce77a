package io.howdah.pace;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;

/**
 * What waits for a worker. Chunks of files that are under way go before large files, and the
 * largest of those first, so that none is left alone at the end. Small files wait apart: they ask
 * for round trips where large ones ask for bandwidth, so that each leave room for the other. Not
 * safe for several threads.
 */
final class WorkQueue {
  /** Bytes from which moving them takes longer than all that is asked about a file. */
  private static final long LARGE = 16L << 20;

  private final Deque<Work> chunks = new ArrayDeque<>();
  private final PriorityQueue<Work> largeFiles =
      new PriorityQueue<>(Comparator.comparingLong(work -> -work.length));
  private final Deque<Work> smallFiles = new ArrayDeque<>();

  /** Something to do. */
  static final class Work {
    private final Runnable task;
    private final long length;

    private Work(Runnable task, long length) {
      this.task = task;
      this.length = length;
    }

    long length() {
      return length;
    }

    boolean isLarge() {
      return length >= LARGE;
    }

    void run() {
      task.run();
    }
  }

  /**
   * Adds a file.
   *
   * @param length its bytes
   */
  void addFile(Runnable file, long length) {
    Work work = new Work(file, length);
    (work.isLarge() ? largeFiles : smallFiles).add(work);
  }

  void addChunk(Runnable chunk) {
    chunks.add(new Work(chunk, Long.MAX_VALUE));
  }

  /** How many files wait. */
  int files() {
    return largeFiles.size() + smallFiles.size();
  }

  boolean isEmpty() {
    return chunks.isEmpty() && files() == 0;
  }

  void clear() {
    chunks.clear();
    largeFiles.clear();
    smallFiles.clear();
  }

  /**
   * Takes what is to be done next; there must be something.
   *
   * @param mayBeLarge whether large files have not yet got their share of the workers
   */
  Work next(boolean mayBeLarge) {
    boolean isLargeWaiting = !chunks.isEmpty() || !largeFiles.isEmpty();
    if (smallFiles.isEmpty() || (mayBeLarge && isLargeWaiting)) {
      return chunks.isEmpty() ? largeFiles.remove() : chunks.remove();
    }
    return smallFiles.remove();
  }
}
