package io.howdah.front.option;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.BandwidthLimit;
import java.time.LocalTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimetableTest {
  @Test
  void readsOneRate() {
    assertThat(Timetable.parse("20M")).contains(BandwidthLimit.of(20 << 20));
    assertThat(Timetable.parse("off")).contains(BandwidthLimit.none());
  }

  @Test
  void readsATimetable() {
    assertThat(Timetable.parse("08:00,512K 19:30,off"))
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
    assertThat(Timetable.parse(text)).isEmpty();
  }
}
