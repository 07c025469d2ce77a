package io.howdah;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BandwidthLimitTest {
  @Test
  void readsOneRate() {
    assertThat(BandwidthLimit.parse("20M")).contains(BandwidthLimit.of(20 << 20));
    assertThat(BandwidthLimit.parse("off")).contains(BandwidthLimit.none());
  }

  @Test
  void readsATimetable() {
    assertThat(BandwidthLimit.parse("08:00,512K 19:30,off"))
        .contains(
            BandwidthLimit.timetable(
                Map.of(LocalTime.of(8, 0), 512L << 10, LocalTime.of(19, 30), 0L)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fast",
        "-1",
        "8:00,1M",
        "25:00,1M",
        "08:00,1M 08:00,2M",
        "08:00 1M",
        "08:00,",
        ","
      })
  void refusesEverythingElse(String text) {
    assertThat(BandwidthLimit.parse(text)).isEmpty();
  }
}
