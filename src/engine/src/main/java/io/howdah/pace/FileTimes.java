package io.howdah.pace;

import java.time.Duration;

/**
 * The durations of the files in one window. They distinguish servers that sleep from servers that
 * are busy. A busy server delays all files. With a server that sleeps, many files take long and
 * some are quick.
 */
final class FileTimes {
  /** A longer file may take long because of its bytes. */
  private static final long MOST_BYTES = 4 << 20;

  /** The time that a DataNode with default settings sleeps when it closes a file. */
  private static final long SLEEP_NANOS = 400_000_000L;

  /** A small file takes less time at a server that is not busy. */
  private static final long QUICK_NANOS = SLEEP_NANOS / 4;

  /** The round trips of a small file, most of them in sequence. */
  private static final int ROUND_TRIPS = 10;

  /** One slow file in this many shows sleep. DataNodes sleep for about four of ten files. */
  private static final int SLEEPING_SHARE = 3;

  private final long quickNanos;
  private int files;
  private int slow;
  private long quickest = Long.MAX_VALUE;

  /**
   * Begins the first window.
   *
   * @param roundTrip the lower limit of the round trip to the servers
   */
  FileTimes(Duration roundTrip) {
    this.quickNanos = QUICK_NANOS + ROUND_TRIPS * roundTrip.toNanos();
  }

  void add(long length, long nanos) {
    if (length <= MOST_BYTES) {
      files++;
      slow += nanos >= SLEEP_NANOS ? 1 : 0;
      quickest = Math.min(quickest, nanos);
    }
  }

  /**
   * Whether the durations show that servers sleep.
   *
   * @param least the minimum number of files in a window for a decision
   */
  boolean showSleep(int least) {
    return files >= least && slow * SLEEPING_SHARE >= files && quickest < quickNanos;
  }

  /** Begins the next window. */
  void clear() {
    files = 0;
    slow = 0;
    quickest = Long.MAX_VALUE;
  }
}
