package io.howdah.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LevelTest {
  @Test
  void aLevelThatCannotDifferFromALowerOneIsLeftOut() {
    Workload twoFiles = ExampleRuns.WORKLOAD;

    assertThat(Level.of(List.of(8, 1, 2, 4)))
        .filteredOn(level -> level.suits(twoFiles))
        .extracting(Level::transfers)
        .containsExactly(1, 2);
  }

  @Test
  void theLowestLevelAlwaysRuns() {
    assertThat(Level.of(List.of(64)))
        .allSatisfy(level -> assertThat(level.suits(ExampleRuns.WORKLOAD)).isTrue());
  }
}
