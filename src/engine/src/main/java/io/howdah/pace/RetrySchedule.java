package io.howdah.pace;

import java.time.Duration;

/** How long to wait before a file, or a stretch of one, is tried again: doubling, up to a limit. */
public final class RetrySchedule {
  private final Duration first;
  private final Duration longest;

  private RetrySchedule(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
  }

  public static RetrySchedule of(Duration first, Duration longest) {
    return new RetrySchedule(first, longest);
  }

  /** Half a second at first, ten seconds at most. */
  public static RetrySchedule standard() {
    return of(Duration.ofMillis(500), Duration.ofSeconds(10));
  }

  /** How long a server may take for a request that was given up: four times the first wait. */
  public Duration grace() {
    return after(3);
  }

  /**
   * The wait after an attempt that failed.
   *
   * @param attempt which one, from 1
   */
  public Duration after(int attempt) {
    Duration wait = first;
    for (int i = 1; i < attempt && wait.compareTo(longest) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    return wait.compareTo(longest) < 0 ? wait : longest;
  }
}
