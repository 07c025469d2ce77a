package io.howdah.hive;

import io.howdah.backoff.Backoff;
import java.time.Duration;

/** How a {@link Metastore} behaves towards its servers. */
public final class MetastoreSettings {
  private final Duration connectTimeout;
  private final Duration responseTimeout;
  private final int batchSize;
  private final int attempts;
  private final Backoff backoff;

  private MetastoreSettings(Builder builder) {
    connectTimeout = builder.connectTimeout;
    responseTimeout = builder.responseTimeout;
    batchSize = builder.batchSize;
    attempts = builder.attempts;
    backoff = builder.backoff;
  }

  public static MetastoreSettings defaults() {
    return builder().build();
  }

  public static Builder builder() {
    return new Builder();
  }

  public Duration connectTimeout() {
    return connectTimeout;
  }

  public Duration responseTimeout() {
    return responseTimeout;
  }

  public int batchSize() {
    return batchSize;
  }

  public int attempts() {
    return attempts;
  }

  /** The wait between two attempts. */
  public Backoff backoff() {
    return backoff;
  }

  /** Collects the values of {@link MetastoreSettings}. */
  public static final class Builder {
    private Duration connectTimeout = Duration.ofSeconds(20);
    private Duration responseTimeout = Duration.ofMinutes(10);
    private int batchSize = 300;
    private int attempts = 4;
    private Backoff backoff = Backoff.of(Duration.ofSeconds(1), 4, Duration.ofSeconds(20));

    private Builder() {}

    /**
     * How long a server may take to accept a connection, and for each response during the login; 20
     * seconds by default. Then the next server is tried.
     */
    public Builder connectTimeout(Duration connectTimeout) {
      this.connectTimeout = positive(connectTimeout);
      return this;
    }

    /**
     * How long a server may take for a response; 10 minutes by default, as in Hive. A metastore
     * with a busy database takes long for a batch of partitions.
     */
    public Builder responseTimeout(Duration responseTimeout) {
      this.responseTimeout = positive(responseTimeout);
      return this;
    }

    /** How many partitions a request has at most; 300 by default. */
    public Builder batchSize(int batchSize) {
      if (batchSize < 1) {
        throw new IllegalArgumentException(
            "A batch has at least one partition, not " + batchSize + ".");
      }
      this.batchSize = batchSize;
      return this;
    }

    /**
     * How often a call is made whose connection breaks or cannot be opened; 4 by default, with 21
     * seconds between the first and the last. A metastore that starts anew takes about 10 seconds.
     * A call that a server does not respond to in time is not made again.
     */
    public Builder attempts(int attempts, Backoff backoff) {
      if (attempts < 1) {
        throw new IllegalArgumentException(
            "A call is made at least once, not " + attempts + " times.");
      }
      this.attempts = attempts;
      this.backoff = backoff;
      return this;
    }

    /** Sockets count whole milliseconds in an int, and 0 stands for no limit. */
    private static Duration positive(Duration limit) {
      if (limit.toMillis() < 1 || limit.toMillis() > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "A time limit is 1 to " + Integer.MAX_VALUE + " milliseconds, not " + limit + ".");
      }
      return limit;
    }

    public MetastoreSettings build() {
      return new MetastoreSettings(this);
    }
  }
}
