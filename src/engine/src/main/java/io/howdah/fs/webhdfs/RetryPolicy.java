package io.howdah.fs.webhdfs;

import java.time.Duration;
import java.util.Random;

/**
 * How long an operation is tried before the caller hears that it failed. One round asks every
 * NameNode once; between rounds the waiting doubles.
 */
public final class RetryPolicy {
  private final int rounds;
  private final Duration deadline;
  private final Duration firstDelay;
  private final Duration longestDelay;

  private RetryPolicy(Builder builder) {
    rounds = builder.rounds;
    deadline = builder.deadline;
    firstDelay = builder.firstDelay;
    longestDelay = builder.longestDelay;
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

  /** The wait after round {@code round}, which is 1 for the first: jittered by up to half. */
  Duration delayAfter(int round, Random random) {
    long doubled = firstDelay.toMillis() << Math.min(round - 1, 16);
    long bounded = Math.min(doubled, longestDelay.toMillis());
    return Duration.ofMillis(Math.round(bounded * (0.5 + random.nextDouble() / 2)));
  }

  /** Collects the values of a {@link RetryPolicy}. */
  public static final class Builder {
    private int rounds = 12;
    private Duration deadline = Duration.ofSeconds(25);
    private Duration firstDelay = Duration.ofMillis(500);
    private Duration longestDelay = Duration.ofSeconds(4);

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
      this.deadline = notNegative("deadline", deadline);
      return this;
    }

    /** The longest wait after the first round; half a second by default. */
    public Builder firstDelay(Duration firstDelay) {
      this.firstDelay = notNegative("first delay", firstDelay);
      return this;
    }

    /** The longest wait after any round; 4 seconds by default. */
    public Builder longestDelay(Duration longestDelay) {
      this.longestDelay = notNegative("longest delay", longestDelay);
      return this;
    }

    public RetryPolicy build() {
      return new RetryPolicy(this);
    }

    private static Duration notNegative(String what, Duration duration) {
      if (duration.isNegative()) {
        throw new IllegalArgumentException("the " + what + " is negative: " + duration);
      }
      return duration;
    }
  }
}
