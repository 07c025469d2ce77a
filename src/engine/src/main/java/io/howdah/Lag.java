package io.howdah;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a destination is behind its source: the files of the source that the destination does not
 * have in their present state. Files that only the destination has do not count. Immutable.
 */
public final class Lag {
  /** By what it was decided whether the destination has a file. */
  public enum Basis {
    /** What earlier copies proved, and for other files what both sides list. */
    LEDGER,
    /** What both sides list. */
    LISTINGS,
    /**
     * What has changed on both sides since their last common snapshots. Changed files are decided
     * by what earlier copies proved, and by what both sides list.
     */
    SNAPSHOTS
  }

  /** Of a destination that has everything. */
  public static final Lag NONE = new Lag(Count.of(0, 0), null);

  private final Count behind;
  private final @Nullable Instant oldestChange;

  private Lag(Count behind, @Nullable Instant oldestChange) {
    this.behind = behind;
    this.oldestChange = oldestChange;
  }

  /**
   * Creates a lag.
   *
   * @param behind at least one file
   * @param oldestChange the earliest modification time of these files at the source
   */
  public static Lag of(Count behind, Instant oldestChange) {
    return new Lag(behind, oldestChange);
  }

  /** The number of files that the destination does not have in their present state. */
  public long files() {
    return behind.files();
  }

  /** The bytes of these files at the source. */
  public long bytes() {
    return behind.bytes();
  }

  /** The earliest modification time of these files at the source; null where there are none. */
  public @Nullable Instant oldestChange() {
    return oldestChange;
  }

  /**
   * Since how many whole seconds the destination lacks the oldest of these files; 0 where there are
   * none.
   *
   * @param time when both sides were looked at
   */
  public long secondsAt(Instant time) {
    return oldestChange == null ? 0 : Math.max(0, ChronoUnit.SECONDS.between(oldestChange, time));
  }

  /**
   * The time whose state of the source the destination has: the time of the oldest change that it
   * lacks, or {@code time} where it lacks none.
   *
   * @param time when both sides were looked at
   */
  public Instant inSyncAsOf(Instant time) {
    return oldestChange == null || oldestChange.isAfter(time) ? time : oldestChange;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Lag
        && ((Lag) other).files() == files()
        && ((Lag) other).bytes() == bytes()
        && Objects.equals(((Lag) other).oldestChange, oldestChange);
  }

  @Override
  public int hashCode() {
    return Objects.hash(files(), bytes(), oldestChange);
  }

  @Override
  public String toString() {
    return files() + " files and " + bytes() + " bytes behind, since " + oldestChange;
  }
}
