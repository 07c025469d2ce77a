package io.howdah.backoff;

import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The wait after a failed attempt. It is {@code first} after the first attempt, is multiplied by
 * {@code factor} after each further one, and never exceeds {@code longest}. Jitter shortens waits
 * at random, so that callers that failed together do not retry together.
 *
 * <table>
 *   <caption>The defaults, each defined where it is used</caption>
 *   <tr><th>What failed</th><th>first</th><th>factor</th><th>longest</th><th>jitter</th></tr>
 *   <tr>
 *     <td>a request, at each NameNode ({@code fs.webhdfs.RetryPolicy})</td>
 *     <td>500 ms</td><td>2</td><td>4 s</td><td>half</td>
 *   </tr>
 *   <tr>
 *     <td>a file, a chunk, or a stream that is read ({@code run.ClusterCopyEngine})</td>
 *     <td>500 ms</td><td>2</td><td>10 s</td><td>none</td>
 *   </tr>
 * </table>
 */
public final class Backoff {
  private final Duration first;
  private final int factor;
  private final Duration longest;
  private final double jitter;

  private Backoff(Duration first, int factor, Duration longest, double jitter) {
    this.first = first;
    this.factor = factor;
    this.longest = longest;
    this.jitter = jitter;
  }

  /**
   * A backoff without jitter.
   *
   * @throws IllegalArgumentException where a duration is negative or the factor is less than 1
   */
  public static Backoff of(Duration first, int factor, Duration longest) {
    if (first.isNegative() || longest.isNegative()) {
      throw new IllegalArgumentException(
          "A wait cannot be negative: " + first + " at first, " + longest + " at most.");
    }
    if (factor < 1) {
      throw new IllegalArgumentException("A wait cannot shrink: the factor is " + factor + ".");
    }
    return new Backoff(first, factor, longest, 0);
  }

  /**
   * Returns this backoff with jitter.
   *
   * @param jitter the random share of each wait, from 0 to 1. With 0.5 a wait lasts from half of
   *     its length to all of it.
   * @throws IllegalArgumentException where {@code jitter} is out of this range
   */
  public Backoff withJitter(double jitter) {
    if (!(jitter >= 0 && jitter <= 1)) {
      throw new IllegalArgumentException("The jitter is a share from 0 to 1, not " + jitter + ".");
    }
    return new Backoff(first, factor, longest, jitter);
  }

  /**
   * The longest wait after an attempt: without jitter.
   *
   * @param attempt the number of the failed attempt, from 1
   */
  public Duration after(int attempt) {
    Duration wait = first;
    for (int i = 1; i < attempt && !wait.isZero() && wait.compareTo(longest) < 0; i++) {
      wait = wait.multipliedBy(factor);
    }
    return wait.compareTo(longest) < 0 ? wait : longest;
  }

  /**
   * The wait after an attempt, shortened by the jitter to whole milliseconds.
   *
   * @param attempt the number of the failed attempt, from 1
   * @param random the source of the jitter
   */
  public Duration after(int attempt, Random random) {
    Duration wait = after(attempt);
    if (jitter == 0) {
      return wait;
    }
    double share = 1 - jitter + jitter * random.nextDouble();
    return Duration.ofMillis(Math.round(wait.toMillis() * share));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof Backoff)) {
      return false;
    }
    Backoff that = (Backoff) other;
    return first.equals(that.first)
        && factor == that.factor
        && longest.equals(that.longest)
        && Double.compare(jitter, that.jitter) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(first, factor, longest, jitter);
  }

  @Override
  public String toString() {
    return first + " times " + factor + " up to " + longest + ", jitter " + jitter;
  }
}
