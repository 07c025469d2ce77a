package io.howdah.pace;

import io.howdah.BandwidthLimit;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.backoff.Sleeper;
import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Spreads what a copy writes evenly over time, so that it stays within its {@link BandwidthLimit}
 * and those that it shares with other copies. All threads of a copy share one. The limits are
 * looked up for each piece, so a timetable takes effect within a file.
 */
public final class Bandwidth {
  /**
   * The pieces of a second. With small pieces 1,000 threads wait for 20 seconds in turn at most,
   * which is less than any server's time limit for an upload.
   */
  private static final int PIECES = 50;

  /** A piece below that costs more than it moves. */
  private static final int SMALLEST_PIECE = 512;

  private final Passage passage;
  private final Sleeper sleeper;

  /**
   * Creates a bandwidth that begins with its first use.
   *
   * @param throttles those of the copy and of all copies, in bytes
   * @param sleeper its wait ends when the copy is cancelled
   */
  public Bandwidth(List<Throttle> throttles, Sleeper sleeper) {
    this.passage = new Passage(throttles);
    this.sleeper = sleeper;
  }

  /**
   * A throttle with the present rate of a limit.
   *
   * @param limit is looked up at each use
   * @param clock for the time of the day, in the zone of the user
   */
  public static Throttle throttle(
      Supplier<BandwidthLimit> limit, Clock clock, LongSupplier nanoClock) {
    return new Throttle(() -> limit.get().at(LocalTime.now(clock)), nanoClock);
  }

  /**
   * Waits until some bytes may be written.
   *
   * @param wanted at least 1
   * @return how many may be written now, 1 to {@code wanted}
   */
  public int next(int wanted) throws CopyException {
    long rate = passage.rate();
    if (rate == Throttle.OFF) {
      return wanted;
    }
    int piece = (int) Math.min(wanted, Math.max(SMALLEST_PIECE, rate / PIECES));
    try {
      passage.pass(piece, sleeper);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CopyException(ErrorCode.CANCELLED, "The copy was interrupted.", e);
    }
    return piece;
  }
}
