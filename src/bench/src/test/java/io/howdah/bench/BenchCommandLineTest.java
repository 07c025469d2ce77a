package io.howdah.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchCommandLineTest {
  private static BenchOptions options(String... words) {
    return BenchCommandLine.parse(words).options(Path.of("/results"));
  }

  @Test
  void withoutOptionsEverythingRunsFiveTimes() {
    BenchOptions options = options();

    assertThat(options.sets()).containsExactly(DataSet.values());
    assertThat(options.tools()).isEqualTo(ToolBox.TOOLS);
    assertThat(options.rounds()).isEqualTo(5);
    assertThat(options.threads()).isEmpty();
    assertThat(options.close()).isEqualTo(Close.QUICK);
    assertThat(options.distance()).isZero();
    assertThat(options.out()).isEqualTo(Path.of("/results"));
  }

  @Test
  void readsTheOptions() {
    BenchOptions options =
        options(
            "--sets",
            "c,a",
            "--tools=curl,howdah",
            "--before=/old",
            "--rounds",
            "7",
            "--threads",
            "8,32",
            "--close",
            "stock",
            "--distance",
            "50ms",
            "--scale",
            "0.1,1",
            "--out",
            "/elsewhere");

    assertThat(options.sets()).containsExactly(DataSet.C, DataSet.A);
    assertThat(options.tools()).containsExactly("curl", "howdah");
    assertThat(options.before()).contains(Path.of("/old"));
    assertThat(options.rounds()).isEqualTo(7);
    assertThat(options.threads()).containsExactly(8, 32);
    assertThat(options.close()).isEqualTo(Close.STOCK);
    assertThat(options.distance()).isEqualTo(Duration.ofMillis(50));
    assertThat(options.scales()).containsExactly(0.1, 1.0);
    assertThat(options.out()).isEqualTo(Path.of("/elsewhere"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--sets=h",
        "--tools=wget",
        "--rounds=0",
        "--rounds=many",
        "--threads=8,",
        "--threads=1001",
        "--levels=0",
        "--peer-threads=0",
        "--close=slow",
        "--distance=50",
        "--scale=0",
        "--scale=1,",
        "--unknown",
        "operand"
      })
  void refusesWhatItDoesNotUnderstand(String word) {
    assertThatThrownBy(() -> options(word)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void namesTheOptionThatLacksItsValue() {
    assertThatThrownBy(() -> options("--out")).hasMessage("--out wants a value behind it.");
  }
}
