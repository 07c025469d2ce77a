package io.howdah.fs;

import io.howdah.CopyException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * How long the copy of one file may get no further before it fails. All retries of the file share
 * one value, so that nested retries add up to one limit and do not multiply. Safe for use by many
 * threads.
 *
 * <p>A file gets further when a MiB has arrived beyond the furthest position so far, or when a step
 * is done for the first time. Then the whole limit is available again. A few bytes are not enough,
 * or a server that freezes after each of them would never come to an end. Time in which bytes move
 * that were moved before, or in which a whole cluster is waited for, is not counted.
 */
public final class Patience {
  /** Retries of one file without progress: enough for every replica, few enough for a NameNode. */
  private static final int MOST_TRIES = 12;

  /** What must be moved between failures, in bytes, to count as progress. */
  private static final long PROGRESS = 1 << 20;

  /** The shortest time that is left to a request, so that the last one has a chance. */
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private final Duration limit;
  private final int mostTries;
  private final LongSupplier nanoTime;
  private final Consumer<CopyException> observer;
  private final Map<Object, Long> counted = new HashMap<>();
  private Duration spent = Duration.ZERO;
  private int tries;
  private long countedUntil;

  private Patience(
      Duration limit, int mostTries, LongSupplier nanoTime, Consumer<CopyException> observer) {
    this.limit = limit;
    this.mostTries = mostTries;
    this.nanoTime = nanoTime;
    this.observer = observer;
    this.countedUntil = nanoTime.getAsLong();
  }

  /** The patience with one file. */
  public static Patience of(Duration limit, LongSupplier nanoTime) {
    return of(limit, nanoTime, reason -> {});
  }

  /**
   * The patience with one file.
   *
   * @param limit the time that may pass without progress
   * @param nanoTime what time is measured by, in nanoseconds
   * @param observer receives the reason of each failure after which the file may be tried again;
   *     must not block
   */
  public static Patience of(
      Duration limit, LongSupplier nanoTime, Consumer<CopyException> observer) {
    return new Patience(limit, MOST_TRIES, nanoTime, observer);
  }

  /** A new value without a limit, for what belongs to no file. */
  public static Patience unlimited() {
    return new Patience(Duration.ofDays(10_000), Integer.MAX_VALUE, System::nanoTime, reason -> {});
  }

  /**
   * Bytes were moved.
   *
   * @param stage what was moved, such as one side of the file: positions of one stage are compared.
   *     The first position of a stage is progress
   * @param position of the byte after the last one that was moved
   */
  public synchronized void reached(Object stage, long position) {
    countedUntil = nanoTime.getAsLong();
    Long before = counted.get(stage);
    if (before == null || position >= before + PROGRESS) {
      counted.put(stage, position);
      spent = Duration.ZERO;
      tries = 0;
    }
  }

  /** A step was done. Only the first time of each step is progress. */
  public void finished(Object step) {
    reached(step, 0);
  }

  /** A try failed. The time since the last progress or failure counts. */
  public void failed(CopyException reason) {
    synchronized (this) {
      tries++;
      spent = spent.plus(uncounted());
      countedUntil = nanoTime.getAsLong();
    }
    observer.accept(reason);
  }

  /** A whole cluster is waited for. The time since the last progress or failure does not count. */
  public void excused(CopyException reason) {
    excused();
    observer.accept(reason);
  }

  /** The time since the last progress or failure does not count. */
  public synchronized void excused() {
    countedUntil = nanoTime.getAsLong();
  }

  /** A request was held back by this side. That time does not count. */
  public synchronized void held(Duration time) {
    countedUntil = Math.min(nanoTime.getAsLong(), countedUntil + time.toNanos());
  }

  /** {@code duration}, or what is left where that is less; at least one second. */
  public synchronized Duration atMost(Duration duration) {
    Duration left = limit.minus(spent).minus(uncounted());
    Duration most = left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
    return duration.compareTo(most) < 0 ? duration : most;
  }

  /** Whether the file is to be given up. */
  public boolean isOver() {
    return isOverAfter(Duration.ZERO);
  }

  /** Whether the file is to be given up, rather than tried again after a wait. */
  public synchronized boolean isOverAfter(Duration wait) {
    return tries >= mostTries || spent.plus(uncounted()).plus(wait).compareTo(limit) >= 0;
  }

  /**
   * A failure with what was tried before it, where that was more than one try.
   *
   * @param what the file, as it is named in messages
   */
  public synchronized CopyException explain(String what, CopyException last) {
    if (tries < 2) {
      return last;
    }
    return last.during(
        what
            + " got no further in "
            + tries
            + " tries within "
            + Math.max(1, spent.toMillis() / 1000)
            + " s; the last failure was");
  }

  private Duration uncounted() {
    return Duration.ofNanos(nanoTime.getAsLong() - countedUntil);
  }
}
