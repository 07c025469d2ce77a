package io.howdah.pace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The durations of the files in one window. They distinguish servers that sleep from servers that
 * are busy. A busy server delays all files. With a server that sleeps, many files take long and
 * some are quick.
 */
final class FileTimes {
  /** The time that a DataNode with default settings sleeps when it closes a file. */
  private static final long SLEEP_NANOS = 400_000_000L;

  /** A small file takes less time at a server that is not busy. */
  private static final long QUICK_NANOS = SLEEP_NANOS / 4;

  /** The round trips of a small file, most of them in sequence. */
  private static final int ROUND_TRIPS = 10;

  /** One slow file in this many shows sleep. DataNodes sleep for about four of ten files. */
  private static final int SLEEPING_SHARE = 3;

  /** A longer file may take long because of its bytes. */
  private static final long MOST_BYTES = 4 << 20;

  /** More files of one window do not change the decision. */
  private static final int MOST_FILES = 10_000;

  private final long quickNanos;
  private final List<FileTime> files = new ArrayList<>();

  /**
   * Begins the first window.
   *
   * @param roundTrip the lower limit of the round trip to the servers
   */
  FileTimes(Duration roundTrip) {
    this.quickNanos = QUICK_NANOS + ROUND_TRIPS * roundTrip.toNanos();
  }

  void add(long length, long nanos) {
    if (length <= MOST_BYTES && files.size() < MOST_FILES) {
      files.add(new FileTime(length, nanos));
    }
  }

  /**
   * Whether the durations show that servers sleep. A quick file counts if it is as long as most of
   * the slow ones: on a thin link many files take long because of their bytes, and others are quick
   * because they have none.
   *
   * @param least the minimum number of files in a window for a decision
   */
  boolean showSleep(int least) {
    long[] slow =
        files.stream()
            .filter(file -> file.nanos >= SLEEP_NANOS)
            .mapToLong(file -> file.length)
            .sorted()
            .toArray();
    if (files.size() < least || slow.length == 0 || slow.length * SLEEPING_SHARE < files.size()) {
      return false;
    }
    long usual = slow[slow.length / 2];
    return files.stream().anyMatch(file -> file.nanos < quickNanos && file.length >= usual);
  }

  /** Begins the next window. */
  void clear() {
    files.clear();
  }

  private static final class FileTime {
    private final long length;
    private final long nanos;

    private FileTime(long length, long nanos) {
      this.length = length;
      this.nanos = nanos;
    }
  }
}
