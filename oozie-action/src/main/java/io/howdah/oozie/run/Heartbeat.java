package io.howdah.oozie.run;

import io.howdah.oozie.state.Lease;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Renews a lease while the copy runs, and stops the copy where the lease is lost. On a thread of
 * its own: a file system that hangs must not keep other runs from showing that they live.
 */
final class Heartbeat implements AutoCloseable {
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
    // Before others may take the run for abandoned: silence ends here, takeover begins there.
    Duration longestSilence = settings.leaseTimeout().dividedBy(2);
    long renewed = System.nanoTime();
    while (waitForNext()) {
      try {
        if (!run.directory().renew(lease)) {
          run.log().warn("Another server has taken over this copy; it stops here.");
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
      return false; // nobody but an ending JVM interrupts
    }
    return !closed;
  }

  /** Ends it; one renewal may still be under way. */
  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
