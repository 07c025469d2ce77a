package io.howdah.fs.webhdfs.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockComparisonTest {
  private static final Instant ASKED = Instant.parse("2026-01-02T03:04:05.600Z");

  @ParameterizedTest
  @CsvSource({
    "2026-01-02T03:04:05Z, PT0S",
    "2026-01-02T03:04:06Z, PT0S",
    "2026-01-02T03:04:15Z, PT0S",
    "2026-01-02T03:04:04Z, PT-0.6S",
    "2026-01-02T03:04:25Z, PT9.4S",
    "2026-01-02T02:04:05Z, PT-59M-59.6S",
  })
  void allowsForCutSecondsAndSlowResponses(Instant shown, Duration difference) {
    assertThat(ClockComparison.difference(ASKED, ASKED.plusSeconds(10), shown))
        .isEqualTo(difference);
  }

  @Test
  void readsTheDateOfAResponse() {
    BasicHttpResponse answer = new BasicHttpResponse(401);
    answer.addHeader("Date", "Fri, 02 Jan 2026 04:04:05 GMT");

    assertThat(ClockComparison.difference(ASKED, ASKED, answer))
        .isEqualTo(Duration.parse("PT59M59.4S"));
  }

  @Test
  void isUnknownWithoutADate() {
    BasicHttpResponse answer = new BasicHttpResponse(200);
    assertThat(ClockComparison.difference(ASKED, ASKED, answer)).isNull();

    answer.addHeader("Date", "yesterday");
    assertThat(ClockComparison.difference(ASKED, ASKED, answer)).isNull();
  }
}
