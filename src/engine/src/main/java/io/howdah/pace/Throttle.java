package io.howdah.pace;

import java.util.function.LongSupplier;

/**
 * Permits units, such as bytes or requests, evenly over time. A caller reserves its units, and
 * waits until they are permitted. The rate may change at any time, also for units that are reserved
 * already. Safe for use by many threads.
 */
public final class Throttle {
  /** The rate for no limit. */
  public static final long OFF = 0;

  /** How much time that was not used may be made up for: a twentieth of a second. */
  private static final double CREDIT_SECONDS = 0.05;

  private static final double NANOS_PER_SECOND = 1e9;

  private final LongSupplier rate;
  private final LongSupplier nanoClock;
  private double reserved;
  private double permitted;
  private long updated;
  private boolean begun;

  /**
   * Creates a throttle that begins with its first use.
   *
   * @param rate units per second, or {@link #OFF}; it is looked up at each use
   */
  public Throttle(LongSupplier rate, LongSupplier nanoClock) {
    this.rate = rate;
    this.nanoClock = nanoClock;
  }

  /** The present rate in units per second, or {@link #OFF}. */
  long rate() {
    return rate.getAsLong();
  }

  /** Reserves units behind all that are reserved, and returns their place for {@link #nanosTo}. */
  synchronized double reserve(long units) {
    update();
    double place = reserved;
    reserved += units;
    return place;
  }

  /**
   * Gives up units that were reserved and will not be used. The places behind them stay, so these
   * units count as permitted.
   */
  synchronized void giveUp(long units) {
    permitted += units;
  }

  /** How long it takes at the present rate until the units at a place are permitted. */
  synchronized long nanosTo(double place) {
    long current = update();
    double missing = place - permitted;
    return current == OFF || missing <= 0
        ? 0
        : (long) Math.ceil(missing * NANOS_PER_SECOND / current);
  }

  private long update() {
    long now = nanoClock.getAsLong();
    long current = rate.getAsLong();
    if (current == OFF) {
      permitted = reserved;
    } else if (begun) {
      double more = (now - updated) / NANOS_PER_SECOND * current;
      permitted = Math.min(permitted + more, reserved + CREDIT_SECONDS * current);
    }
    begun = true;
    updated = now;
    return current;
  }
}
