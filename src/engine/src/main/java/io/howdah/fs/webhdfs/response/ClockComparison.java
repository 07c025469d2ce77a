package io.howdah.fs.webhdfs.response;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpMessage;
import org.jspecify.annotations.Nullable;

/**
 * Tells how far a server's clock is from ours, however slowly it answers: by as much as its time
 * lies outside of ours from before the request to after the response.
 */
public final class ClockComparison {
  private ClockComparison() {}

  /** How far the server is ahead, negative where it is behind; null where it does not tell. */
  public static @Nullable Duration difference(Instant asked, Instant answered, HttpMessage answer) {
    @Nullable Instant shown = DateUtils.parseStandardDate(answer, HttpHeaders.DATE);
    return shown == null ? null : difference(asked, answered, shown);
  }

  /**
   * How far a clock is ahead, negative where it is behind.
   *
   * @param shown what it showed, cut to the second as HTTP has it
   */
  static Duration difference(Instant asked, Instant answered, Instant shown) {
    Instant latest = shown.plus(1, ChronoUnit.SECONDS);
    if (latest.isBefore(asked)) {
      return Duration.between(asked, latest);
    }
    return shown.isAfter(answered) ? Duration.between(answered, shown) : Duration.ZERO;
  }
}
