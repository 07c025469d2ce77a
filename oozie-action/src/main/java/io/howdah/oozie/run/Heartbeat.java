package io.howdah.oozie.run;

import io.howdah.oozie.state.Lease;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Renews a lease while the copy runs, and stops the copy when the lease is lost. Each copy has its
 * own thread, so that a file system that hangs does not delay the heartbeats of other runs.
 */
final class Heartbeat implements AutoCloseable {
  static final String TAKEN_OVER = "Another server has taken over this copy; it stops here.";

  private final ActionRun run;
  private final Lease lease;
  private final RunSettings settings;
  private final Thread thread;
  private boolean closed;

  private Heartbeat(ActionRun run, Lease lease, RunSettings settings) {
    this.run = run;
    this.lease = lease;
    this.settings = settings;
    this.thread = new Thread(this::beat, "howdah-" + run.key().runId() + "-heartbeat");
    thread.setDaemon(true);
  }

  static Heartbeat start(ActionRun run, Lease lease, RunSettings settings) {
    Heartbeat heartbeat = new Heartbeat(run, lease, settings);
    heartbeat.thread.start();
    return heartbeat;
  }

  private void beat() {
    // Stop before the lease counts as abandoned. The copy ends after half of the timeout without a
    // renewal; a takeover requires the full timeout.
    Duration longestSilence = settings.leaseTimeout().dividedBy(2);
    long renewed = System.nanoTime();
    while (waitForNext()) {
      try {
        if (!run.directory().renew(lease)) {
          run.log().warn(TAKEN_OVER);
          run.stop(StopCause.FENCED);
          return;
        }
        renewed = System.nanoTime();
      } catch (FileNotFoundException e) {
        run.log().info("The action's directory is gone: the action was killed.");
        run.stop(StopCause.KILLED);
        return;
      } catch (IOException | RuntimeException e) {
        run.log().warn("The lease of this copy could not be renewed: " + e);
        if (System.nanoTime() - renewed > longestSilence.toNanos()) {
          run.stop(StopCause.FENCED);
          return;
        }
      }
    }
  }

  private synchronized boolean waitForNext() {
    long end = System.nanoTime() + settings.heartbeat().toNanos();
    try {
      for (long left = settings.heartbeat().toNanos(); left > 0 && !closed; ) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
        left = end - System.nanoTime();
      }
    } catch (InterruptedException e) {
      return false; // only a JVM that ends interrupts this thread
    }
    return !closed;
  }

  /** Ends the heartbeat. One renewal may still be in progress. */
  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
