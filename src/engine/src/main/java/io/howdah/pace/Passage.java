package io.howdah.pace;

import io.howdah.CopyException;
import io.howdah.backoff.Sleeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets the threads of one run pass, one after the other, when each of several throttles permits it.
 * So runs that share a throttle take turns, whatever the number of their threads.
 */
final class Passage {
  /** A throttle with a new rate is noticed after this time. */
  private static final long LONGEST_NAP_NANOS = Duration.ofMillis(100).toNanos();

  private final List<Throttle> throttles;
  private final ReentrantLock turn = new ReentrantLock(true);

  Passage(List<Throttle> throttles) {
    this.throttles = Collections.unmodifiableList(new ArrayList<>(throttles));
  }

  /** The lowest rate of all throttles, or {@link Throttle#OFF} where none has a limit. */
  long rate() {
    long lowest = Throttle.OFF;
    for (Throttle throttle : throttles) {
      long rate = throttle.rate();
      lowest = lowest == Throttle.OFF || (rate != Throttle.OFF && rate < lowest) ? rate : lowest;
    }
    return lowest;
  }

  /**
   * Waits until the units are permitted.
   *
   * @throws CopyException {@link io.howdah.ErrorCode#CANCELLED}, as {@code sleeper} throws it
   */
  void pass(long units, Sleeper sleeper) throws CopyException, InterruptedException {
    turn.lockInterruptibly();
    try {
      double[] places = throttles.stream().mapToDouble(each -> each.reserve(units)).toArray();
      boolean passed = false;
      try {
        for (long wait = wait(places); wait > 0; wait = wait(places)) {
          sleeper.sleep(Duration.ofNanos(Math.min(wait, LONGEST_NAP_NANOS)));
        }
        passed = true;
      } finally {
        if (!passed) {
          throttles.forEach(each -> each.giveUp(units));
        }
      }
    } finally {
      turn.unlock();
    }
  }

  private long wait(double[] places) {
    long longest = 0;
    for (int i = 0; i < places.length; i++) {
      longest = Math.max(longest, throttles.get(i).nanosTo(places[i]));
    }
    return longest;
  }
}
