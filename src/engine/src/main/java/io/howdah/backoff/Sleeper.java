package io.howdah.backoff;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits. Tests have an implementation that only records the duration. */
@FunctionalInterface
public interface Sleeper {

  /**
   * Waits for {@code duration}.
   *
   * @throws CopyException {@link io.howdah.ErrorCode#CANCELLED} where the copy is cancelled
   * @throws InterruptedException where the calling thread is interrupted
   */
  void sleep(Duration duration) throws CopyException, InterruptedException;

  /** A sleeper for the calling thread. A cancellation of the copy does not end the wait. */
  static Sleeper threads() {
    return duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos());
  }

  /** A sleeper for the calling thread. A cancellation of the copy ends the wait. */
  static Sleeper until(Cancellation cancellation) {
    return cancellation::pause;
  }
}
