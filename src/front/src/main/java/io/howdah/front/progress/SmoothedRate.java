package io.howdah.front.progress;

/**
 * How fast a counter grows, with the recent past weighing most, so that a figure on a terminal
 * neither jumps nor lags. Not safe for use by many threads.
 */
final class SmoothedRate {
  /** After this long an old speed still counts for about a third. */
  private static final double MEMORY_MILLIS = 10_000;

  /** Shorter intervals say more about the clock than about the speed. */
  private static final long SHORTEST_MILLIS = 200;

  private long lastMillis;
  private long lastCount;
  private double perSecond;
  private double weight;

  SmoothedRate(long startMillis) {
    lastMillis = startMillis;
  }

  /** The rate per second, never negative, now that the counter stands at {@code count}. */
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
    // Divided by the weight of all samples, the first ones count as if they had lasted for ever.
    return weight == 0 ? 0 : perSecond / weight;
  }
}
