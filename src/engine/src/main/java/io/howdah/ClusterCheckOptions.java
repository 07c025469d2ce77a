package io.howdah;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The options of a cluster check. Immutable; {@link Builder} states each default. */
public final class ClusterCheckOptions {
  private final Duration timeLimit;
  private final int threads;
  private final @Nullable String writeDirectory;

  private ClusterCheckOptions(Builder builder) {
    timeLimit = builder.timeLimit;
    threads = builder.threads;
    writeDirectory = builder.writeDirectory;
  }

  public static ClusterCheckOptions defaults() {
    return builder().build();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The time limit for the check of one cluster. */
  public Duration timeLimit() {
    return timeLimit;
  }

  /** The number of clusters that are checked at the same time. */
  public int threads() {
    return threads;
  }

  /**
   * The directory for the write check, which creates and deletes a small hidden file. Empty for the
   * directory where relative paths begin; null for no write check.
   */
  public @Nullable String writeDirectory() {
    return writeDirectory;
  }

  /** Collects the values of {@link ClusterCheckOptions}. */
  public static final class Builder {
    private Duration timeLimit = Duration.ofSeconds(30);
    private int threads = 16;
    private @Nullable String writeDirectory;

    private Builder() {}

    /**
     * Default: 30 seconds.
     *
     * @throws IllegalArgumentException where it is less than a second or more than a day
     */
    public Builder timeLimit(Duration timeLimit) {
      if (timeLimit.compareTo(Duration.ofSeconds(1)) < 0
          || timeLimit.compareTo(Duration.ofDays(1)) > 0) {
        throw new IllegalArgumentException(
            "The time limit must be 1 to 86400 seconds, not " + timeLimit.toMillis() / 1000 + ".");
      }
      this.timeLimit = timeLimit;
      return this;
    }

    /**
     * Default: 16.
     *
     * @throws IllegalArgumentException where it is less than 1
     */
    public Builder threads(int threads) {
      if (threads < 1) {
        throw new IllegalArgumentException("Threads must be at least 1, not " + threads + ".");
      }
      this.threads = threads;
      return this;
    }

    /** Default: null. */
    public Builder writeDirectory(@Nullable String writeDirectory) {
      this.writeDirectory = writeDirectory;
      return this;
    }

    public ClusterCheckOptions build() {
      return new ClusterCheckOptions(this);
    }
  }
}
