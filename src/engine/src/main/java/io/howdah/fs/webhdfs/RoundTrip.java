package io.howdah.fs.webhdfs;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The shortest time that any response of the NameNodes has taken: mostly the way there and back.
 */
final class RoundTrip {
  private static final long NONE = Long.MAX_VALUE;

  private final AtomicLong shortest = new AtomicLong(NONE);

  /** A response has begun to arrive, so long after its request was sent. */
  void took(long nanos) {
    if (nanos < shortest.get()) {
      shortest.accumulateAndGet(nanos, Math::min);
    }
  }

  /** Zero before the first response. */
  Duration shortest() {
    long nanos = shortest.get();
    return nanos == NONE ? Duration.ZERO : Duration.ofNanos(nanos);
  }
}
