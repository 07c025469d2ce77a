package io.howdah;

import org.jspecify.annotations.Nullable;

/**
 * How many files and directories a copy may delete at most. It is compared with everything that the
 * copy would delete, before it deletes the first. Immutable.
 */
public final class DeleteLimit {
  /** A tenth of the files and directories in the target, but at least 100. */
  public static final DeleteLimit DEFAULT = new DeleteLimit(100, 10);

  private static final int ALL = 100;

  private final long entries;
  private final int percent;

  private DeleteLimit(long entries, int percent) {
    this.entries = entries;
    this.percent = percent;
  }

  /**
   * At most this many.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public static DeleteLimit ofEntries(long entries) {
    if (entries < 0) {
      throw new IllegalArgumentException("The limit must be at least 0, not " + entries + ".");
    }
    return new DeleteLimit(entries, 0);
  }

  /**
   * At most this share of the files and directories in the target.
   *
   * @throws IllegalArgumentException unless it is 0 to 100
   */
  public static DeleteLimit ofPercent(int percent) {
    if (percent < 0 || percent > ALL) {
      throw new IllegalArgumentException("The limit must be 0 to 100 %, not " + percent + ".");
    }
    return new DeleteLimit(0, percent);
  }

  /**
   * The largest number that may be deleted.
   *
   * @param existing the number of files and directories in the target
   */
  public long of(long existing) {
    return Math.max(entries, existing * percent / ALL);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DeleteLimit
        && ((DeleteLimit) other).entries == entries
        && ((DeleteLimit) other).percent == percent;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(entries) * 31 + percent;
  }

  /** The limit as a user writes it, such as {@code 100} or {@code 10%}. */
  @Override
  public String toString() {
    return percent == 0 ? Long.toString(entries) : percent + "%";
  }
}
