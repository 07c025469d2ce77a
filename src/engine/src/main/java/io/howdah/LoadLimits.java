package io.howdah;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How much load copies may put on clusters in a second. Immutable. */
public final class LoadLimits {
  /** The number of requests for no limit. */
  public static final int OFF = 0;

  private static final LoadLimits NONE = new LoadLimits(BandwidthLimit.none(), OFF);

  private final BandwidthLimit bandwidth;
  private final int requestsPerSecond;

  private LoadLimits(BandwidthLimit bandwidth, int requestsPerSecond) {
    this.bandwidth = bandwidth;
    this.requestsPerSecond = requestsPerSecond;
  }

  /** No limit. */
  public static LoadLimits none() {
    return NONE;
  }

  /** Returns these limits with another bandwidth. */
  public LoadLimits withBandwidth(BandwidthLimit bandwidth) {
    return new LoadLimits(bandwidth, requestsPerSecond);
  }

  /**
   * Returns these limits with another number of requests.
   *
   * @param requestsPerSecond or {@link #OFF}
   * @throws IllegalArgumentException if it is negative
   */
  public LoadLimits withRequestsPerSecond(int requestsPerSecond) {
    if (requestsPerSecond < 0) {
      throw new IllegalArgumentException(
          "Requests per second must be at least 0, not " + requestsPerSecond + ".");
    }
    return new LoadLimits(bandwidth, requestsPerSecond);
  }

  /** How many bytes of files are written in a second, all files together. */
  public BandwidthLimit bandwidth() {
    return bandwidth;
  }

  /** How many requests are sent to each NameNode or HttpFS server in a second, or {@link #OFF}. */
  public int requestsPerSecond() {
    return requestsPerSecond;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LoadLimits
        && ((LoadLimits) other).bandwidth.equals(bandwidth)
        && ((LoadLimits) other).requestsPerSecond == requestsPerSecond;
  }

  @Override
  public int hashCode() {
    return Objects.hash(bandwidth, requestsPerSecond);
  }

  @Override
  public String toString() {
    return bandwidth + " " + requestsPerSecond + "/s";
  }
}
