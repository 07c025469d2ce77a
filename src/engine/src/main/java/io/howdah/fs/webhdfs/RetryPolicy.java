package io.howdah.fs.webhdfs;

import io.howdah.backoff.Backoff;
import java.time.Duration;

/**
 * How long an operation is tried before the caller hears that it failed. One round asks every
 * NameNode once; between rounds there is a backoff.
 */
public final class RetryPolicy {
  private final int rounds;
  private final Duration deadline;
  private final Backoff backoff;

  private RetryPolicy(Builder builder) {
    rounds = builder.rounds;
    deadline = builder.deadline;
    backoff = builder.backoff;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** How often all NameNodes are asked at most. */
  public int rounds() {
    return rounds;
  }

  /** No round but the second begins later than this after the first one. */
  public Duration deadline() {
    return deadline;
  }

  /** The waits between rounds. */
  Backoff backoff() {
    return backoff;
  }

  /** Collects the values of a {@link RetryPolicy}. */
  public static final class Builder {
    private int rounds = 12;
    private Duration deadline = Duration.ofSeconds(25);
    private Backoff backoff =
        Backoff.of(Duration.ofMillis(500), 2, Duration.ofSeconds(4)).withJitter(0.5);

    private Builder() {}

    /** How often all NameNodes are asked at most; 12 by default, at least 1. */
    public Builder rounds(int rounds) {
      if (rounds < 1) {
        throw new IllegalArgumentException("at least one round is needed, not " + rounds);
      }
      this.rounds = rounds;
      return this;
    }

    /**
     * How long after the first round another may begin; 25 seconds by default. The second round
     * always begins, since one silent server may have taken all of that time.
     */
    public Builder deadline(Duration deadline) {
      if (deadline.isNegative()) {
        throw new IllegalArgumentException("the deadline is negative: " + deadline);
      }
      this.deadline = deadline;
      return this;
    }

    /**
     * The waits between rounds. By default half a second after the first one, twice as long after
     * each further one, 4 seconds at most; half of each wait is jitter.
     */
    public Builder backoff(Backoff backoff) {
      this.backoff = backoff;
      return this;
    }

    public RetryPolicy build() {
      return new RetryPolicy(this);
    }
  }
}
