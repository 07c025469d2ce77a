package io.howdah.transfer;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Hands the chunks of one file to free workers, and waits for them all. */
final class ChunkRun {
  /** Moves one chunk. */
  interface ChunkStep {
    WrittenFile stage(int chunk) throws CopyException;
  }

  private final int count;
  private final ChunkStep step;
  private final TreeMap<Integer, WrittenFile> written = new TreeMap<>();
  private int next;
  private int running;
  private @Nullable CopyException failure;

  ChunkRun(int count, ChunkStep step) {
    this.count = count;
    this.step = step;
  }

  /** Moves one chunk if one is left. */
  void helpOnce() {
    int chunk = claim();
    if (chunk < 0) {
      return;
    }
    try {
      succeed(chunk, step.stage(chunk));
    } catch (CopyException e) {
      fail(e);
    } catch (RuntimeException | Error e) {
      fail(new CopyException(ErrorCode.INTERNAL_ERROR, "A chunk failed: " + e, e));
    }
  }

  /**
   * Moves chunks until none is left, then waits for those that others move.
   *
   * @return all chunks, in order
   * @throws CopyException the first failure of any chunk
   */
  List<WrittenFile> finish() throws CopyException {
    while (hasNext()) {
      helpOnce();
    }
    List<WrittenFile> all = awaitRunning();
    @Nullable CopyException first = firstFailure();
    if (first != null) {
      throw first;
    }
    return all;
  }

  /**
   * Lets no worker begin another chunk, and waits for those that are moving.
   *
   * @return the chunks that were written
   */
  synchronized List<WrittenFile> abandon() {
    next = count;
    return awaitRunning();
  }

  private synchronized boolean hasNext() {
    return next < count;
  }

  private synchronized int claim() {
    if (next >= count) {
      return -1;
    }
    running++;
    return next++;
  }

  private synchronized void succeed(int chunk, WrittenFile result) {
    written.put(chunk, result);
    running--;
    notifyAll();
  }

  private synchronized void fail(CopyException cause) {
    failure = failure == null ? cause : failure;
    next = count;
    running--;
    notifyAll();
  }

  private synchronized @Nullable CopyException firstFailure() {
    return failure;
  }

  /** Not interruptible: a part that is still being written could not be deleted for good. */
  private synchronized List<WrittenFile> awaitRunning() {
    boolean interrupted = false;
    while (running > 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return new ArrayList<>(written.values());
  }
}
