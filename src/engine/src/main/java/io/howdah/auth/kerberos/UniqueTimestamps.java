package io.howdah.auth.kerberos;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives each request its own time in microseconds. A server rejects a repeated time as a replay.
 */
final class UniqueTimestamps {
  private static final long MICROS = 1_000_000;

  private final Clock clock;
  private final AtomicLong last = new AtomicLong();

  UniqueTimestamps(Clock clock) {
    this.clock = clock;
  }

  /** The present time in microseconds since 1970, later than every time before. */
  long next() {
    Instant now = clock.instant();
    long micros = now.getEpochSecond() * MICROS + now.getNano() / 1000;
    return last.updateAndGet(before -> Math.max(before + 1, micros));
  }

  static long seconds(long micros) {
    return Math.floorDiv(micros, MICROS);
  }

  static int microsOfSecond(long micros) {
    return (int) Math.floorMod(micros, MICROS);
  }
}
