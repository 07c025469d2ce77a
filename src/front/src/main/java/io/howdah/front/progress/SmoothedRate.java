package io.howdah.front.progress;

/**
 * The rate at which a counter grows. Recent values have the greatest weight, so that a figure on a
 * terminal neither jumps nor lags. Not thread-safe.
 */
final class SmoothedRate {
  /** After this time, the weight of an old value has fallen to about a third. */
  private static final double MEMORY_MILLIS = 10_000;

  /** Shorter intervals measure the resolution of the clock rather than the speed. */
  private static final long SHORTEST_MILLIS = 200;

  private long lastMillis;
  private long lastCount;
  private double perSecond;
  private double weight;

  SmoothedRate(long startMillis) {
    lastMillis = startMillis;
  }

  /**
   * Returns the rate per second when the counter has the value {@code count}. It is never negative.
   */
  double at(long millis, long count) {
    long passed = millis - lastMillis;
    if (passed < 0) {
      lastMillis = millis;
    }
    if (passed >= SHORTEST_MILLIS) {
      double latest = Math.max(0, count - lastCount) * 1000.0 / passed;
      double share = 1 - Math.exp(-passed / MEMORY_MILLIS);
      perSecond += share * (latest - perSecond);
      weight += share * (1 - weight);
      lastMillis = millis;
      lastCount = count;
    }
    // Without the division by the total weight, the first values would be too low.
    return weight == 0 ? 0 : perSecond / weight;
  }
}
