package io.howdah;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How many partitions a copy made known, or had forgotten, at a metastore. */
public final class RegistrationStatus {
  private final long added;
  private final long refreshed;
  private final long dropped;

  private RegistrationStatus(long added, long refreshed, long dropped) {
    this.added = added;
    this.refreshed = refreshed;
    this.dropped = dropped;
  }

  public static RegistrationStatus of(long added, long refreshed, long dropped) {
    return new RegistrationStatus(added, refreshed, dropped);
  }

  /** Partitions that the metastore did not have. */
  public long added() {
    return added;
  }

  /** Partitions whose statistics were dropped, since their files have changed. */
  public long refreshed() {
    return refreshed;
  }

  /** Partitions that the metastore has no more. */
  public long dropped() {
    return dropped;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RegistrationStatus
        && ((RegistrationStatus) other).added == added
        && ((RegistrationStatus) other).refreshed == refreshed
        && ((RegistrationStatus) other).dropped == dropped;
  }

  @Override
  public int hashCode() {
    return Objects.hash(added, refreshed, dropped);
  }

  @Override
  public String toString() {
    return added + " added, " + refreshed + " refreshed, " + dropped + " dropped";
  }
}
