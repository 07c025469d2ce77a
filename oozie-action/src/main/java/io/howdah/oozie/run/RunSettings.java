package io.howdah.oozie.run;

import java.time.Duration;

/** The settings for running copies on this server. {@link #builder} states each default. */
public final class RunSettings {
  private final int mostCopies;
  private final int threadsPerCopy;
  private final int mostRetries;
  private final Duration retryInterval;
  private final Duration heartbeat;
  private final Duration leaseTimeout;
  private final Duration watchInterval;

  private RunSettings(Builder builder) {
    mostCopies = builder.mostCopies;
    threadsPerCopy = builder.threadsPerCopy;
    mostRetries = builder.mostRetries;
    retryInterval = builder.retryInterval;
    heartbeat = builder.heartbeat;
    leaseTimeout = builder.leaseTimeout;
    watchInterval = builder.watchInterval;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The maximum number of running copies; further ones are queued. */
  public int mostCopies() {
    return mostCopies;
  }

  /** The maximum number of files and chunks in flight in one copy. */
  public int threadsPerCopy() {
    return threadsPerCopy;
  }

  /** The number of times a copy is resumed after a passing failure before the action fails. */
  public int mostRetries() {
    return mostRetries;
  }

  /** The time between a failure and the retry. */
  public Duration retryInterval() {
    return retryInterval;
  }

  /** The interval at which an owner renews its lease. */
  public Duration heartbeat() {
    return heartbeat;
  }

  /** The time without a renewal after which a lease counts as abandoned. */
  public Duration leaseTimeout() {
    return leaseTimeout;
  }

  /** The interval at which a server searches for abandoned copies. */
  public Duration watchInterval() {
    return watchInterval;
  }

  /** Collects the values of {@link RunSettings}. */
  public static final class Builder {
    private int mostCopies = 8;
    private int threadsPerCopy = 16;
    private int mostRetries = 3;
    private Duration retryInterval = Duration.ofSeconds(60);
    private Duration heartbeat = Duration.ofSeconds(3);
    private Duration leaseTimeout = Duration.ofSeconds(30);
    private Duration watchInterval = Duration.ofSeconds(15);

    private Builder() {}

    /** Default: 8. */
    public Builder mostCopies(int mostCopies) {
      this.mostCopies = mostCopies;
      return this;
    }

    /** Default: 16. */
    public Builder threadsPerCopy(int threadsPerCopy) {
      this.threadsPerCopy = threadsPerCopy;
      return this;
    }

    /** Default: 3. */
    public Builder mostRetries(int mostRetries) {
      this.mostRetries = mostRetries;
      return this;
    }

    /** Default: 60 seconds. */
    public Builder retryInterval(Duration retryInterval) {
      this.retryInterval = retryInterval;
      return this;
    }

    /** Default: 3 seconds. */
    public Builder heartbeat(Duration heartbeat) {
      this.heartbeat = heartbeat;
      return this;
    }

    /** Default: 30 seconds. */
    public Builder leaseTimeout(Duration leaseTimeout) {
      this.leaseTimeout = leaseTimeout;
      return this;
    }

    /** Default: 15 seconds. */
    public Builder watchInterval(Duration watchInterval) {
      this.watchInterval = watchInterval;
      return this;
    }

    public RunSettings build() {
      return new RunSettings(this);
    }
  }
}
