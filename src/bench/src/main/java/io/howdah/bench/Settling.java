package io.howdah.bench;

import java.io.IOException;
import java.time.Duration;

/**
 * Waits until a cluster has completed the deletion of all files. A NameNode removes them at once,
 * its DataNodes delete blocks for seconds, which would slow down the next run.
 */
final class Settling {
  private static final Duration DEADLINE = Duration.ofMinutes(3);
  private static final long POLL_MILLIS = 100;
  private static final long SLACK_BYTES = 1 << 20;

  /**
   * DataNodes report once a second here; a value that does not fall for three seconds has no blocks
   * of deleted files.
   */
  private static final int CALM_POLLS = 30;

  private final ServerMetrics metrics;
  private final long usedWhenEmpty;

  /**
   * Looks at a cluster before anything is written to it.
   *
   * @param metrics of a cluster with an empty file system
   */
  Settling(ServerMetrics metrics) throws IOException, InterruptedException {
    this.metrics = metrics;
    this.usedWhenEmpty = metrics.ofFileSystem("CapacityUsed");
  }

  /** Waits for a cluster whose files were all deleted. */
  void await() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    long used = Long.MAX_VALUE;
    int calm = 0;
    while (calm < CALM_POLLS) {
      if (System.nanoTime() > deadline) {
        throw new IOException("Blocks are still being deleted after " + DEADLINE + ".");
      }
      // In this order: the command to delete is the response to a report of the used space.
      boolean commanded =
          metrics.ofFileSystem("BlocksTotal") == 0
              && metrics.ofFileSystem("PendingDeletionBlocks") == 0;
      long now = metrics.ofFileSystem("CapacityUsed");
      if (commanded && now <= usedWhenEmpty + SLACK_BYTES) {
        return;
      }
      calm = commanded && now >= used ? calm + 1 : 0;
      used = now;
      Thread.sleep(POLL_MILLIS);
    }
  }
}
