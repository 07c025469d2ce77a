package io.howdah.fs;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Two snapshots of the same directory, by their names. */
public final class SnapshotRange {
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

  public String from() {
    return from;
  }

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
