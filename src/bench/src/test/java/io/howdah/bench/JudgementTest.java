package io.howdah.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JudgementTest {
  @Test
  void comparesSmallTreesAfterEachCopy() {
    assertThat(IntStream.rangeClosed(0, 4).filter(night -> Judgement.isDue(20_000, night, 4)))
        .containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void comparesLargeTreesAfterTheFirstAndTheLast() {
    assertThat(IntStream.rangeClosed(0, 4).filter(night -> Judgement.isDue(20_001, night, 4)))
        .containsExactly(0, 4);
    assertThat(Judgement.description(20_001)).contains("the last night", "20,000 files");
  }
}
