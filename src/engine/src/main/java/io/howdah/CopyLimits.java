package io.howdah;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How much a copy transfers before it stops by itself with {@link ErrorCode#LIMIT_REACHED}. Files
 * that have begun are finished. Files that are skipped do not count, so the next copy goes on where
 * this one stopped. Immutable; {@link #builder()} states each default.
 */
public final class CopyLimits {
  /** The value of {@link #files()} and {@link #bytes()} for no limit. */
  public static final long NONE = Long.MAX_VALUE;

  private final long files;
  private final long bytes;
  private final @Nullable Duration duration;

  private CopyLimits(Builder builder) {
    files = builder.files;
    bytes = builder.bytes;
    duration = builder.duration;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The number of files that begin at most, or {@link #NONE}. */
  public long files() {
    return files;
  }

  /** The number of bytes after which no further file begins, or {@link #NONE}. */
  public long bytes() {
    return bytes;
  }

  /** The time after which no further file begins; null for no limit. */
  public @Nullable Duration duration() {
    return duration;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CopyLimits
        && ((CopyLimits) other).files == files
        && ((CopyLimits) other).bytes == bytes
        && Objects.equals(((CopyLimits) other).duration, duration);
  }

  @Override
  public int hashCode() {
    return Objects.hash(files, bytes, duration);
  }

  /** Collects the values of {@link CopyLimits} and rejects invalid ones with one sentence. */
  public static final class Builder {
    private long files = NONE;
    private long bytes = NONE;
    private @Nullable Duration duration;

    private Builder() {}

    /**
     * Default: {@link #NONE}.
     *
     * @throws IllegalArgumentException unless it is at least 1
     */
    public Builder files(long files) {
      this.files = positive(files, "The maximum number of files");
      return this;
    }

    /**
     * Default: {@link #NONE}.
     *
     * @throws IllegalArgumentException unless it is at least 1
     */
    public Builder bytes(long bytes) {
      this.bytes = positive(bytes, "The maximum number of bytes");
      return this;
    }

    /** Default: null. */
    public Builder duration(@Nullable Duration duration) {
      this.duration = duration;
      return this;
    }

    public CopyLimits build() {
      return new CopyLimits(this);
    }

    private static long positive(long value, String what) {
      if (value < 1) {
        throw new IllegalArgumentException(what + " must be at least 1, not " + value + ".");
      }
      return value;
    }
  }
}
