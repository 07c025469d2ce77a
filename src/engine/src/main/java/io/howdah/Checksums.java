package io.howdah;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The checksums that prove the bytes of a file on both sides. Each is a text such as {@code
 * MD5-of-0MD5-of-512CRC32C:5c0e...}: HDFS's name of the layout, and the MD5.
 */
public final class Checksums {
  /** No checksum. */
  public static final Checksums NONE = new Checksums(null, null);

  private final @Nullable String source;
  private final @Nullable String destination;

  private Checksums(@Nullable String source, @Nullable String destination) {
    this.source = source;
    this.destination = destination;
  }

  /** Creates checksums; null for a side that has none. */
  public static Checksums of(@Nullable String source, @Nullable String destination) {
    return new Checksums(source, destination);
  }

  /** The checksum that the source's server gives; null where it gives none. */
  public @Nullable String source() {
    return source;
  }

  /**
   * The checksum of the bytes at the destination, from its server or from reading them; null where
   * they were not proven.
   */
  public @Nullable String destination() {
    return destination;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Checksums
        && Objects.equals(((Checksums) other).source, source)
        && Objects.equals(((Checksums) other).destination, destination);
  }

  @Override
  public int hashCode() {
    return Objects.hash(source, destination);
  }

  @Override
  public String toString() {
    return source + " -> " + destination;
  }
}
