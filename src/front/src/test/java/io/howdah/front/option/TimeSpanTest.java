package io.howdah.front.option;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTest {
  @ParameterizedTest
  @CsvSource({"0s, 0", "90s, 90", "30m, 1800", "12H, 43200", "7d, 604800", "2w, 1209600"})
  void readsTimes(String text, long seconds) {
    assertThat(TimeSpan.parse(text).orElseThrow()).hasSeconds(seconds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7", "d", "-1d", "1.5h", "1y", "10000000000s"})
  void readsNothingElse(String text) {
    assertThat(TimeSpan.parse(text)).isEmpty();
  }
}
