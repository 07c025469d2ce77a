package io.howdah.pace;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many files are in flight: a fixed number, or one that climbs as long as that moves more,
 * steps back when it does not, and is halved while servers refuse too much. What a step brings
 * shows only against a rate that has settled: a JVM that has just begun moves more each second
 * anyway. Where servers sleep it goes to the most at once.
 */
public final class ConcurrencyLevel {
  /** What two small clusters beside each other can take; most take more. */
  private static final int LEAST_AT_FIRST = 8;

  /** Enough for most ways; a step up or back mends it where it is not, or is too much. */
  private static final int MOST_AT_FIRST = 64;

  private static final long WINDOW_NANOS = 1_000_000_000L;

  /**
   * Small files end in waves where all take alike; a window with a wave more or less tells nothing.
   */
  private static final int WAVES = 2;

  private static final long LONGEST_WINDOW_NANOS = 3 * WINDOW_NANOS;

  /** What a file costs besides its bytes, in bytes: it makes many small files count as work. */
  private static final long FILE_COST = 256 << 10;

  /**
   * Less than that does not pay for twice as many files in flight, at either end, and is what a
   * rate changes by itself on a busy machine.
   */
  private static final double WORTHWHILE_GAIN = 1.2;

  /** Of what files that do not feel each other would gain. They only wait: four times as many. */
  private static final double NEARLY_ALL = 0.85;

  /** Two windows that differ by less say that the rate no longer changes by itself. */
  private static final double SETTLED = 1.2;

  /** One of so many files: a single bad server must not slow all others down. */
  private static final int BEARABLE_REFUSALS = 8;

  /** Where halving ends. */
  private static final int FEWEST = 4;

  /** Windows to stay at a level that was found best; climbing is tried at the end of the next. */
  private static final int REST = 4;

  /** Windows to wait for a rate that settles, and for what began with a step to end. */
  private static final int PATIENCE = 4;

  /** With more in flight a file may also wait for those before it. */
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

  /** Always the same. */
  public static ConcurrencyLevel fixed(int level) {
    // No window ever ends.
    return new ConcurrencyLevel(level, level, new FileTimes(Duration.ZERO), () -> 0);
  }

  /**
   * Finds the level by itself. It begins with a file for each millisecond of the way, on which
   * files mostly wait, but with no fewer than 8 and no more than 64.
   *
   * @param roundTrip how long a question to the source and one to the destination take together
   * @param most never more than this
   */
  public static ConcurrencyLevel automatic(Duration roundTrip, int most, LongSupplier nanoTime) {
    long first = Math.max(LEAST_AT_FIRST, Math.min(MOST_AT_FIRST, roundTrip.toMillis()));
    // A JVM that has just started sees some milliseconds where there is no distance.
    FileTimes times = new FileTimes(Duration.ofMillis(first - LEAST_AT_FIRST));
    return new ConcurrencyLevel((int) Math.min(first, most), most, times, nanoTime);
  }

  synchronized int current() {
    return level;
  }

  /** The most that it will ever be. */
  int most() {
    return most;
  }

  /** The time by which files are measured. */
  long nanoTime() {
    return nanoTime.getAsLong();
  }

  /**
   * A small file is done, well or not. Its beginning counts for nothing: with each step up many
   * begin at once.
   *
   * @param length its bytes
   * @param nanos how long it took
   */
  synchronized void smallFileEnded(long length, long nanos) {
    ended++;
    times.add(length, nanos);
    moved(FILE_COST);
  }

  /**
   * A large file, or a chunk of one, is done. It may have been equal, so that nothing was moved.
   */
  synchronized void largeFileEnded() {
    moved(FILE_COST);
  }

  /** Bytes were moved; at the end of a window the level may change. */
  synchronized void moved(long bytes) {
    long now = nanoTime.getAsLong();
    if (!begun) {
      begun = true; // what went before was the start of the copy
      windowStart = now;
      return;
    }
    moved += bytes;
    long elapsed = now - windowStart;
    if (elapsed >= WINDOW_NANOS && (isTelling() || elapsed >= LONGEST_WINDOW_NANOS)) {
      adjust((double) moved / elapsed);
      moved = 0;
      windowStart = now;
    }
  }

  private boolean isTelling() {
    return ended == 0 || ended >= WAVES * level;
  }

  /** A server failed, or said that it is too busy. */
  synchronized void refused() {
    refused++;
  }

  private void adjust(double rate) {
    boolean isTooMuch = refused * BEARABLE_REFUSALS > Math.max(ended, level);
    boolean isAsleep = level <= MOST_TO_LEAP_FROM && times.showSleep(level);
    boolean isSteady = rate > previousRate || isLike(rate); // a pause makes it drop
    times.clear();
    endedSinceStep += ended;
    windowsSinceStep++;
    ended = 0;
    refused = 0;
    if (isTooMuch) {
      mayLeap = false; // a server that refuses is not asleep
      restAt(Math.max(Math.min(level, FEWEST), level / 2));
    } else if (isAsleep && isSteady && mayLeap) {
      mayLeap = false; // where that brings nothing, it would not the next time
      resting = 0;
      stepTo(most);
    } else if (resting > 0) {
      resting--;
    } else if (level == previousLevel) {
      if (isLike(rate) || (isSteady && windowsSinceStep >= PATIENCE)) {
        stepUp(2); // short copies have no time for small steps
      }
    } else if (rate >= previousRate * worthwhileGain()) {
      double hoped = previousRate * level / previousLevel;
      stepUp(rate >= hoped * NEARLY_ALL ? 4 : 2);
    } else if (endedSinceStep >= WAVES * level || windowsSinceStep >= PATIENCE) {
      // More in flight that moves no more only burdens the servers.
      restAt(rate >= previousRate * WORTHWHILE_GAIN ? level / 2 : previousLevel);
    } else {
      return; // what began with the step has not ended yet
    }
    previousRate = rate;
  }

  /** Whether it is about what it was: a rate that still rises by itself says nothing of a step. */
  private boolean isLike(double rate) {
    return rate < previousRate * SETTLED && previousRate < rate * SETTLED;
  }

  /** What pays for the last step: to four times as many is two steps in one. */
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
