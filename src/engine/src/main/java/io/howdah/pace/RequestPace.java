package io.howdah.pace;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.backoff.Sleeper;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Spreads the requests of one run to one server evenly over time. A cancellation ends all waits.
 * Requests that begin after it tidy up, so they wait for their turn as well, without an end.
 */
public final class RequestPace {
  private final Passage passage;
  private final Cancellation cancellation;
  private final LongSupplier nanoClock;

  /**
   * Creates the pace.
   *
   * @param throttles those of the run and of all runs, in requests
   */
  public RequestPace(List<Throttle> throttles, Cancellation cancellation, LongSupplier nanoClock) {
    this.passage = new Passage(throttles);
    this.cancellation = cancellation;
    this.nanoClock = nanoClock;
  }

  /**
   * Waits until a request may be sent.
   *
   * @return how long that took
   * @throws CopyException {@link ErrorCode#CANCELLED}
   */
  public Duration await() throws CopyException {
    if (passage.rate() == Throttle.OFF) {
      return Duration.ZERO;
    }
    long begun = nanoClock.getAsLong();
    Sleeper sleeper = cancellation.isCancelled() ? Sleeper.threads() : Sleeper.until(cancellation);
    try {
      passage.pass(1, sleeper);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CopyException(ErrorCode.CANCELLED, "The copy was interrupted.", e);
    }
    return Duration.ofNanos(nanoClock.getAsLong() - begun);
  }
}
