package io.howdah.fs;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Two states of the same directory: a snapshot, and a later one or the present. */
public final class SnapshotRange {
  private static final String PRESENT = "";

  private final String from;
  private final String to;

  private SnapshotRange(String from, String to) {
    this.from = from;
    this.to = to;
  }

  /** From one snapshot to a later one. */
  public static SnapshotRange of(String from, String to) {
    return new SnapshotRange(from, to);
  }

  /** From a snapshot to the directory as it is now. */
  public static SnapshotRange untilNow(String from) {
    return new SnapshotRange(from, PRESENT);
  }

  /** Whether it ends with the directory as it is now. */
  public boolean isUntilNow() {
    return to.equals(PRESENT);
  }

  public String from() {
    return from;
  }

  /** The name of the later snapshot; empty for the directory as it is now. */
  public String to() {
    return to;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SnapshotRange
        && ((SnapshotRange) other).from.equals(from)
        && ((SnapshotRange) other).to.equals(to);
  }

  @Override
  public int hashCode() {
    return Objects.hash(from, to);
  }

  @Override
  public String toString() {
    return from + ".." + to;
  }
}
