package io.howdah.fs.webhdfs.response;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpMessage;
import org.jspecify.annotations.Nullable;

/**
 * Computes how far a server's clock is from this machine's, independent of the response time: by as
 * much as its time lies outside of ours from before the request to after the response.
 */
public final class ClockComparison {
  private ClockComparison() {}

  /**
   * How far the server is ahead, negative where it is behind; null if it does not report its time.
   */
  public static @Nullable Duration difference(
      Instant sent, Instant responded, HttpMessage response) {
    @Nullable Instant shown = DateUtils.parseStandardDate(response, HttpHeaders.DATE);
    return shown == null ? null : difference(sent, responded, shown);
  }

  /**
   * How far a clock is ahead, negative where it is behind.
   *
   * @param shown what it showed, cut to the second as HTTP has it
   */
  static Duration difference(Instant sent, Instant responded, Instant shown) {
    Instant latest = shown.plus(1, ChronoUnit.SECONDS);
    if (latest.isBefore(sent)) {
      return Duration.between(sent, latest);
    }
    return shown.isAfter(responded) ? Duration.between(responded, shown) : Duration.ZERO;
  }
}
