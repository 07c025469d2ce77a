package io.howdah.plan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The directories to be scanned, last in, first out. So the walk is depth-first, and the queue is
 * limited to one page of directories for each level of the tree.
 */
final class ScanQueue {
  private final Deque<DirectoryScan> waiting = new ArrayDeque<>();
  private int active;
  private boolean stopped;

  synchronized void push(List<DirectoryScan> scans) {
    for (int i = scans.size() - 1; i >= 0; i--) {
      waiting.push(scans.get(i));
    }
    notifyAll();
  }

  /**
   * The next scan; null at the end of the walk. The caller must return each scan by {@link #done}.
   */
  synchronized @Nullable DirectoryScan take() throws InterruptedException {
    while (waiting.isEmpty() && active > 0 && !stopped) {
      wait();
    }
    if (waiting.isEmpty() || stopped) {
      return null;
    }
    active++;
    return waiting.pop();
  }

  synchronized void done() {
    active--;
    notifyAll();
  }

  synchronized boolean isStopped() {
    return stopped;
  }

  /** Ends the walk early: {@link #take} returns no further scan. */
  synchronized void stop() {
    stopped = true;
    notifyAll();
  }
}
