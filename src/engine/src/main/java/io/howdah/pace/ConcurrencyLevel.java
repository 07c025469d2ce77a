package io.howdah.pace;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The number of files in flight: fixed, or automatic. The automatic level climbs while that
 * increases the rate, and steps back otherwise. It is halved while servers refuse too many
 * requests. The effect of a step is measured only against a steady rate, since the rate of a JVM
 * that has just started rises anyway. Where servers sleep, the level jumps to the maximum.
 */
public final class ConcurrencyLevel {
  /** A level that two small clusters on one machine can handle. Most clusters can handle more. */
  private static final int LEAST_AT_FIRST = 8;

  /** Enough for most distances. Later steps correct it where it is too low or too high. */
  private static final int MOST_AT_FIRST = 64;

  private static final long WINDOW_NANOS = 1_000_000_000L;

  /**
   * Small files that take equally long end in waves. One wave more or less must not change the rate
   * of a window.
   */
  private static final int WAVES = 2;

  private static final long LONGEST_WINDOW_NANOS = 3 * WINDOW_NANOS;

  /**
   * The cost of a file besides its bytes, expressed in bytes, so that many small files count as
   * work.
   */
  private static final long FILE_COST = 256 << 10;

  /**
   * A smaller gain does not justify twice as many files in flight. It is also the normal variation
   * of the rate on a busy machine.
   */
  private static final double WORTHWHILE_GAIN = 1.2;

  /**
   * The share of the gain that independent files would have. Files that reach it only wait, so the
   * level is multiplied by four.
   */
  private static final double NEARLY_ALL = 0.85;

  /** Two windows whose rates differ by less than this factor have a steady rate. */
  private static final double SETTLED = 1.2;

  /**
   * The number of files for each tolerable refusal: a single bad server must not slow down all
   * others.
   */
  private static final int BEARABLE_REFUSALS = 8;

  /** The lower limit for halving. */
  private static final int FEWEST = 4;

  /**
   * The number of windows to stay at the best level. The next step up is tried in the window after
   * them.
   */
  private static final int REST = 4;

  /**
   * The number of windows to wait for a steady rate, and for files that began with a step to end.
   */
  private static final int PATIENCE = 4;

  /**
   * From a higher level there is no jump to the maximum: with more files in flight, a file may also
   * wait for those before it.
   */
  private static final int MOST_TO_LEAP_FROM = 2 * LEAST_AT_FIRST;

  private final int most;
  private final LongSupplier nanoTime;
  private final FileTimes times;
  private int level;
  private int previousLevel;
  private double previousRate;
  private long moved;
  private long windowStart;
  private int resting;
  private int ended;
  private int endedSinceStep;
  private int windowsSinceStep;
  private boolean begun;
  private boolean mayLeap = true;
  private int refused;

  private ConcurrencyLevel(int level, int most, FileTimes times, LongSupplier nanoTime) {
    this.level = level;
    this.previousLevel = level;
    this.most = most;
    this.times = times;
    this.nanoTime = nanoTime;
  }

  /** A fixed level. */
  public static ConcurrencyLevel fixed(int level) {
    // No window ever ends.
    return new ConcurrencyLevel(level, level, new FileTimes(Duration.ZERO), () -> 0);
  }

  /**
   * An automatic level. It begins with a file for each millisecond of the round trip, during which
   * files mostly wait, but at least 8 and at most 64.
   *
   * @param roundTrip the time of one request to the source plus one to the destination
   * @param most the maximum level
   */
  public static ConcurrencyLevel automatic(Duration roundTrip, int most, LongSupplier nanoTime) {
    long first = Math.max(LEAST_AT_FIRST, Math.min(MOST_AT_FIRST, roundTrip.toMillis()));
    // A JVM that has just started measures some milliseconds even without a distance.
    FileTimes times = new FileTimes(Duration.ofMillis(first - LEAST_AT_FIRST));
    return new ConcurrencyLevel((int) Math.min(first, most), most, times, nanoTime);
  }

  synchronized int current() {
    return level;
  }

  /** The maximum level. */
  int most() {
    return most;
  }

  /** The clock for the times of files. */
  long nanoTime() {
    return nanoTime.getAsLong();
  }

  /**
   * A small file has ended, with success or not. Only the end counts: at each step up, many files
   * begin at the same time.
   *
   * @param length the length of the file in bytes
   * @param nanos the duration
   */
  synchronized void smallFileEnded(long length, long nanos) {
    ended++;
    times.add(length, nanos);
    moved(FILE_COST);
  }

  /**
   * A large file, or a chunk of one, has ended. It may have been equal, without any bytes moved.
   */
  synchronized void largeFileEnded() {
    moved(FILE_COST);
  }

  /** Bytes were moved. The level may change at the end of a window. */
  synchronized void moved(long bytes) {
    long now = nanoTime.getAsLong();
    if (!begun) {
      begun = true; // the time before was the start of the copy
      windowStart = now;
      return;
    }
    moved += bytes;
    long elapsed = now - windowStart;
    if (elapsed >= WINDOW_NANOS && (isConclusive() || elapsed >= LONGEST_WINDOW_NANOS)) {
      adjust((double) moved / elapsed);
      moved = 0;
      windowStart = now;
    }
  }

  private boolean isConclusive() {
    return ended == 0 || ended >= WAVES * level;
  }

  /** A server failed or reported that it is too busy. */
  synchronized void refused() {
    refused++;
  }

  private void adjust(double rate) {
    boolean isTooMuch = refused * BEARABLE_REFUSALS > Math.max(ended, level);
    boolean isAsleep = level <= MOST_TO_LEAP_FROM && times.showSleep(level);
    boolean isSteady = rate > previousRate || isLike(rate); // a short stop lowers it
    times.clear();
    endedSinceStep += ended;
    windowsSinceStep++;
    ended = 0;
    refused = 0;
    if (isTooMuch) {
      mayLeap = false; // a server that refuses does not sleep
      restAt(Math.max(Math.min(level, FEWEST), level / 2));
    } else if (isAsleep && isSteady && mayLeap) {
      mayLeap = false; // without an effect now, it would have none the next time
      resting = 0;
      stepTo(most);
    } else if (resting > 0) {
      resting--;
    } else if (level == previousLevel) {
      if (isLike(rate) || (isSteady && windowsSinceStep >= PATIENCE)) {
        stepUp(2); // small steps would take too long for short copies
      }
    } else if (rate >= previousRate * worthwhileGain()) {
      double hoped = previousRate * level / previousLevel;
      stepUp(rate >= hoped * NEARLY_ALL ? 4 : 2);
    } else if (endedSinceStep >= WAVES * level || windowsSinceStep >= PATIENCE) {
      // More files in flight without a higher rate only load the servers.
      restAt(rate >= previousRate * WORTHWHILE_GAIN ? level / 2 : previousLevel);
    } else {
      return; // files that began with the step have not ended
    }
    previousRate = rate;
  }

  /**
   * Whether the rate is about the same as before. While the rate rises by itself, it does not show
   * the effect of a step.
   */
  private boolean isLike(double rate) {
    return rate < previousRate * SETTLED && previousRate < rate * SETTLED;
  }

  /** The gain that justifies the last step. A step by the factor four counts as two steps. */
  private double worthwhileGain() {
    return level > 2 * previousLevel ? WORTHWHILE_GAIN * WORTHWHILE_GAIN : WORTHWHILE_GAIN;
  }

  private void stepUp(int factor) {
    stepTo(level * factor);
  }

  private void stepTo(int higher) {
    previousLevel = level;
    level = Math.min(most, higher);
    endedSinceStep = 0;
    windowsSinceStep = 0;
  }

  private void restAt(int lower) {
    level = lower;
    previousLevel = lower;
    resting = REST;
  }
}
