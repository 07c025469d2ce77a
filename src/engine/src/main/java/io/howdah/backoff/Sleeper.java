package io.howdah.backoff;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits. Tests have one that only notes how long. */
@FunctionalInterface
public interface Sleeper {

  /**
   * Waits for {@code duration}.
   *
   * @throws CopyException {@link io.howdah.ErrorCode#CANCELLED} where the copy is cancelled
   * @throws InterruptedException where the calling thread is interrupted
   */
  void sleep(Duration duration) throws CopyException, InterruptedException;

  /** Lets the calling thread sleep. Cancelling the copy does not end the wait. */
  static Sleeper threads() {
    return duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos());
  }

  /** Lets the calling thread sleep until the copy is cancelled. */
  static Sleeper until(Cancellation cancellation) {
    return cancellation::pause;
  }
}
