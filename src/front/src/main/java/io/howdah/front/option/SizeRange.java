package io.howdah.front.option;

import io.howdah.ByteSize;

/** The range of valid whole numbers. */
public final class SizeRange {
  private final long least;
  private final long most;
  private final boolean powersOfTwo;

  private SizeRange(long least, long most, boolean powersOfTwo) {
    this.least = least;
    this.most = most;
    this.powersOfTwo = powersOfTwo;
  }

  static SizeRange of(long least, long most) {
    return new SizeRange(least, most, false);
  }

  static SizeRange atMost(long most) {
    return of(0, most);
  }

  static SizeRange powersOfTwo(long least, long most) {
    return new SizeRange(least, most, true);
  }

  SizeRange withMost(long lower) {
    return new SizeRange(least, lower, powersOfTwo);
  }

  /** The smallest valid number. */
  public long least() {
    return least;
  }

  /** The largest valid number. */
  public long most() {
    return most;
  }

  boolean contains(long number) {
    return number >= least && number <= most && (!powersOfTwo || Long.bitCount(number) == 1);
  }

  /** For example {@code 1 to 100}. */
  @Override
  public String toString() {
    String kind = powersOfTwo ? "a power of 2 from " : "";
    return kind + ByteSize.text(least) + " to " + ByteSize.text(most);
  }
}
