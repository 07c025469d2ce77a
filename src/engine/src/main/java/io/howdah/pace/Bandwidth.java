package io.howdah.pace;

import io.howdah.BandwidthLimit;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.backoff.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.function.LongSupplier;

/**
 * Spreads what a copy writes evenly over time, so that it stays within its {@link BandwidthLimit}.
 * All threads of a copy share one. The limit is looked up for each piece, so a timetable takes
 * effect within a file.
 */
public final class Bandwidth {
  /**
   * The pieces of a second. With small pieces 1,000 threads wait for 20 seconds in turn at most,
   * which is less than any server's time limit for an upload.
   */
  private static final int PIECES = 50;

  /** A piece below that costs more than it moves. */
  private static final int SMALLEST_PIECE = 512;

  /** How much time that was not used may be made up for: a twentieth of a second. */
  private static final long CREDIT_NANOS = Duration.ofMillis(50).toNanos();

  private static final long NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

  private final BandwidthLimit limit;
  private final Clock clock;
  private final LongSupplier nanoClock;
  private final Sleeper sleeper;
  private long free;
  private boolean begun;

  /**
   * Creates a bandwidth that begins with its first use.
   *
   * @param clock for the time of the day, in the zone of the user
   * @param sleeper its wait ends when the copy is cancelled
   */
  public Bandwidth(BandwidthLimit limit, Clock clock, LongSupplier nanoClock, Sleeper sleeper) {
    this.limit = limit;
    this.clock = clock;
    this.nanoClock = nanoClock;
    this.sleeper = sleeper;
  }

  /**
   * Waits until some bytes may be written.
   *
   * @param wanted at least 1
   * @return how many may be written now, 1 to {@code wanted}
   */
  public int next(int wanted) throws CopyException {
    long rate = limit.at(LocalTime.now(clock));
    if (rate == BandwidthLimit.OFF) {
      return wanted;
    }
    int piece = (int) Math.min(wanted, Math.max(SMALLEST_PIECE, rate / PIECES));
    long wait = reserve(piece, rate);
    if (wait > 0) {
      await(Duration.ofNanos(wait));
    }
    return piece;
  }

  private void await(Duration wait) throws CopyException {
    try {
      sleeper.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CopyException(ErrorCode.CANCELLED, "The copy was interrupted.", e);
    }
  }

  /** Reserves the time that a piece takes, and returns the nanoseconds until it begins. */
  private synchronized long reserve(int piece, long rate) {
    long now = nanoClock.getAsLong();
    if (!begun) {
      begun = true;
      free = now;
    }
    long start = Math.max(free, now - CREDIT_NANOS);
    free = start + Math.max(1, piece * NANOS_PER_SECOND / rate);
    return start - now;
  }
}
