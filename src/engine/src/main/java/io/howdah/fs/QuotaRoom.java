package io.howdah.fs;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How much more the quotas of a directory permit. */
public final class QuotaRoom {
  /** No quota. */
  public static final QuotaRoom UNLIMITED = new QuotaRoom(Long.MAX_VALUE, Long.MAX_VALUE);

  private final long entries;
  private final long bytes;

  private QuotaRoom(long entries, long bytes) {
    this.entries = entries;
    this.bytes = bytes;
  }

  /**
   * Creates a room.
   *
   * @param entries files and directories; {@link Long#MAX_VALUE} without a quota
   * @param bytes of all replicas; {@link Long#MAX_VALUE} without a quota
   */
  public static QuotaRoom of(long entries, long bytes) {
    return new QuotaRoom(entries, bytes);
  }

  /** The files and directories that may be added; {@link Long#MAX_VALUE} without a quota. */
  public long entries() {
    return entries;
  }

  /** The bytes of replicas that may be added; {@link Long#MAX_VALUE} without a quota. */
  public long bytes() {
    return bytes;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof QuotaRoom
        && ((QuotaRoom) other).entries == entries
        && ((QuotaRoom) other).bytes == bytes;
  }

  @Override
  public int hashCode() {
    return Objects.hash(entries, bytes);
  }

  @Override
  public String toString() {
    return entries + " entries, " + bytes + " bytes";
  }
}
