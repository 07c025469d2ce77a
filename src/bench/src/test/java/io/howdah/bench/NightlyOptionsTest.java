package io.howdah.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.bench.NightlyTool.Pace;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NightlyOptionsTest {
  private static NightlyOptions parse(String... words) {
    return NightlyOptions.parse(Path.of("/results"), words);
  }

  @Test
  void withoutOptionsAllToolsMirror10000FilesForTwoNights() {
    NightlyOptions options = parse();

    assertThat(options.files()).isEqualTo(10_000);
    assertThat(options.changes()).isEqualTo(10);
    assertThat(options.nights()).isEqualTo(2);
    assertThat(options.peerNights()).isEqualTo(2);
    assertThat(options.prepared()).isFalse();
    assertThat(options.rounds()).isEqualTo(3);
    assertThat(options.tools()).isEqualTo(NightlyTools.NAMES);
    assertThat(options.out()).isEqualTo(Path.of("/results"));
  }

  @Test
  void readsTheOptions() {
    NightlyOptions options =
        parse(
            "--files=500",
            "--changes=5",
            "--nights=100",
            "--peer-nights=3",
            "--prepared",
            "--rounds=1",
            "--tools=rclone,howdah,rclone",
            "--time-limit=60",
            "--out=/elsewhere");

    assertThat(options.files()).isEqualTo(500);
    assertThat(options.changes()).isEqualTo(5);
    assertThat(options.prepared()).isTrue();
    assertThat(options.nights(Pace.LISTS)).isEqualTo(100);
    assertThat(options.nights(Pace.COMPARES_EACH_FILE)).isEqualTo(3);
    assertThat(options.rounds()).isEqualTo(1);
    assertThat(options.tools()).containsExactly("rclone", "howdah");
    assertThat(options.timeLimit()).isEqualTo(Duration.ofMinutes(1));
    assertThat(options.out()).isEqualTo(Path.of("/elsewhere"));
  }

  @Test
  void allToolsHaveAsManyNightsUnlessPeersHaveTheirOwn() {
    NightlyOptions options = parse("--nights=7");

    assertThat(options.nights(Pace.COMPARES_EACH_FILE)).isEqualTo(7);
  }

  @Test
  void helpNamesEachTool() {
    assertThat(NightlyOptions.USAGE.replaceAll("\\s+", " "))
        .contains(String.join(", ", NightlyTools.NAMES));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--files=0",
        "--files=many",
        "--changes=10001",
        "--nights=0",
        "--peer-nights=3",
        "--prepared=yes",
        "--tools=rsync",
        "--fast",
        "fast"
      })
  void refusesWhatItCannotDo(String word) {
    assertThatThrownBy(() -> parse(word)).isInstanceOf(IllegalArgumentException.class);
  }
}
