package io.howdah.pace;

import java.time.Duration;

/**
 * How long the files of one window took, to tell servers that sleep from servers that are busy. A
 * busy server delays all files. Where a server sleeps, many files take long and some are quick.
 */
final class FileTimes {
  /** A longer file may take long because of its bytes. */
  private static final long MOST_BYTES = 4 << 20;

  /** What a DataNode sleeps with stock settings when it closes a file. */
  private static final long SLEEP_NANOS = 400_000_000L;

  /** A small file takes less than that at a server that is not busy. */
  private static final long QUICK_NANOS = SLEEP_NANOS / 4;

  /** What a small file needs, most of them one after the other. */
  private static final int ROUND_TRIPS = 10;

  /** One slow file of so many is enough: DataNodes sleep for about four of ten files. */
  private static final int SLEEPING_SHARE = 3;

  private final long quickNanos;
  private int files;
  private int slow;
  private long quickest = Long.MAX_VALUE;

  /**
   * Begins the first window.
   *
   * @param roundTrip what is certain of the way to the servers and back
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
   * Whether it looks as if servers sleep.
   *
   * @param least fewer files in a window tell nothing
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
