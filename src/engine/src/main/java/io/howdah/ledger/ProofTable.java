package io.howdah.ledger;

import java.io.IOException;
import java.security.SecureRandom;

/**
 * The last proof of each target, with the day on which a run last met it. A hash table in four
 * arrays: some 35 bytes for each target. Not safe for use by many threads.
 */
final class ProofTable {
  /** The most targets of a table, however much memory there is. */
  static final int MOST = 10_000_000;

  private static final int BYTES_OF_A_PLACE = 3 * Long.BYTES + Character.BYTES;
  private static final int SMALLEST = 16;

  /** A table has at least four places for three targets. */
  private static final int PLACES = 4;

  private static final int TARGETS = 3;

  /** So that new proofs of a run do not let a table grow that was just read. */
  private static final int SPARE = 8;

  private final int most;

  /** Unknown to users, who could otherwise write a ledger whose targets share one place. */
  private final long multiplier = new SecureRandom().nextLong() | 1;

  private long[] targets = new long[0];
  private long[] highs = new long[0];
  private long[] lows = new long[0];

  /** The day of each target, increased by one; 0 for a free place. */
  private char[] days = new char[0];

  private int size;

  /**
   * Creates an empty table.
   *
   * @param room for how many targets, and an eighth more
   * @param most how many targets it takes
   */
  ProofTable(int room, int most) {
    this.most = most;
    allocate(Math.max(SMALLEST, places(room + room / SPARE)));
  }

  /** How many targets fit into that many bytes. */
  static int mostIn(long bytes) {
    return (int) Math.min(MOST, bytes / BYTES_OF_A_PLACE * TARGETS / PLACES);
  }

  private static int places(int targets) {
    return (int) ((long) targets * PLACES / TARGETS + 1);
  }

  /** Changes nothing where the memory is not enough. */
  private void allocate(int places) {
    long[] newTargets = new long[places];
    long[] newHighs = new long[places];
    long[] newLows = new long[places];
    char[] newDays = new char[places];
    targets = newTargets;
    highs = newHighs;
    lows = newLows;
    days = newDays;
  }

  int size() {
    return size;
  }

  /** The day on which a run last met exactly this proof; -1 where it is not there. */
  int dayOf(FileKey key) {
    int place = placeOf(key.target());
    return highs[place] == key.high() && lows[place] == key.low() ? days[place] - 1 : -1;
  }

  /** Whether there is a proof of the target, of whatever state, or a contradiction. */
  boolean hasTarget(FileKey key) {
    return days[placeOf(key.target())] != 0;
  }

  /**
   * Adds a proof, in place of another one of the same target.
   *
   * @param day since 1970, 0 to 65,534
   * @return whether there was room
   */
  boolean put(FileKey key, int day) {
    int place = placeOf(key.target());
    if (days[place] == 0) {
      if (size >= most) {
        return false;
      }
      if (places(size + 1) > days.length) {
        grow();
        place = placeOf(key.target());
      }
      size++;
    }
    set(place, key, (char) (day + 1));
    return true;
  }

  private void set(int place, FileKey key, char day) {
    targets[place] = key.target();
    highs[place] = key.high();
    lows[place] = key.low();
    days[place] = day;
  }

  /** Removes the proof of a target: no state has its hash any more. */
  void forget(FileKey key) {
    int place = placeOf(key.target());
    if (days[place] != 0) {
      set(place, FileKey.of(key.target(), 0, 0), (char) 1);
    }
  }

  /** The place of a target, or the free one where it would be. */
  private int placeOf(long target) {
    int place = (int) ((((target * multiplier) >>> Integer.SIZE) * days.length) >>> Integer.SIZE);
    while (days[place] != 0 && targets[place] != target) {
      place = place + 1 == days.length ? 0 : place + 1;
    }
    return place;
  }

  private void grow() {
    long[] oldTargets = targets;
    long[] oldHighs = highs;
    long[] oldLows = lows;
    char[] oldDays = days;
    allocate((int) Math.min(2L * oldDays.length, places(MOST)));
    for (int i = 0; i < oldDays.length; i++) {
      if (oldDays[i] != 0) {
        set(placeOf(oldTargets[i]), FileKey.of(oldTargets[i], oldHighs[i], oldLows[i]), oldDays[i]);
      }
    }
  }

  /** Receives proofs. */
  interface Visitor {
    void visit(FileKey key, int day) throws IOException;
  }

  /** Passes the proofs that a run has met since {@code oldestDay}, in no order. */
  void forEach(int oldestDay, Visitor visitor) throws IOException {
    for (int i = 0; i < days.length; i++) {
      if (days[i] > oldestDay) {
        visitor.visit(FileKey.of(targets[i], highs[i], lows[i]), days[i] - 1);
      }
    }
  }

  /** How many proofs a run has met since {@code oldestDay}. */
  int count(int oldestDay) {
    int count = 0;
    for (char day : days) {
      count += day > oldestDay ? 1 : 0;
    }
    return count;
  }
}
