package io.howdah.oozie;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Gives the limits of the cluster file to running copies soon after the file has changed. */
final class LimitWatch {
  private static final Duration INTERVAL = Duration.ofSeconds(5);

  private final ScheduledExecutorService timer;

  private LimitWatch(ScheduledExecutorService timer) {
    this.timer = timer;
  }

  static LimitWatch start(ServedClusters clusters) {
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "howdah-limits");
              thread.setDaemon(true);
              return thread;
            });
    Future<?> unused =
        timer.scheduleWithFixedDelay(
            () -> look(clusters), 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    return new LimitWatch(timer);
  }

  private static void look(ServedClusters clusters) {
    try {
      clusters.refreshLimits();
    } catch (RuntimeException | Error e) {
      // An error must not end the watch.
      ServiceLog.warn("The limits of the cluster file could not be looked up: " + e);
    }
  }

  void close() {
    timer.shutdownNow();
  }
}
