package io.howdah.pace;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;

/**
 * The queue for the workers. Chunks of started files come before large files, and the largest of
 * those first, so that none runs alone at the end. Small files have a separate queue: they need
 * round trips while large files need bandwidth, so the two can share the servers. Not thread-safe.
 */
final class WorkQueue {
  /** The length from which the transfer takes longer than all other requests of a file. */
  private static final long LARGE = 16L << 20;

  private final Deque<Work> chunks = new ArrayDeque<>();
  private final PriorityQueue<Work> largeFiles =
      new PriorityQueue<>(Comparator.comparingLong(work -> -work.length));
  private final Deque<Work> smallFiles = new ArrayDeque<>();

  /** A file or chunk to process. */
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
   * @param length the length of the file in bytes
   */
  void addFile(Runnable file, long length) {
    Work work = new Work(file, length);
    (work.isLarge() ? largeFiles : smallFiles).add(work);
  }

  void addChunk(Runnable chunk) {
    chunks.add(new Work(chunk, Long.MAX_VALUE));
  }

  /** The number of queued files. */
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
   * Removes the next entry. The queue must not be empty.
   *
   * @param mayBeLarge whether large files have less than their share of the workers
   */
  Work next(boolean mayBeLarge) {
    boolean isLargeWaiting = !chunks.isEmpty() || !largeFiles.isEmpty();
    if (smallFiles.isEmpty() || (mayBeLarge && isLargeWaiting)) {
      return chunks.isEmpty() ? largeFiles.remove() : chunks.remove();
    }
    return smallFiles.remove();
  }
}
