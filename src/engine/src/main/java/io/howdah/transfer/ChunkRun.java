package io.howdah.transfer;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Offers the chunks of one file to idle workers, and waits for all of them. */
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

  /** Moves one chunk, if any is left. */
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
   * Moves chunks until none is left, then waits for the chunks of other workers.
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
   * Prevents the start of further chunks, and waits for the running ones.
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

  /** Not interruptible: a chunk could not be deleted reliably while it is being written. */
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
