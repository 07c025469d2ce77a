package io.howdah.bench;

import static io.howdah.bench.ExampleRuns.WORKLOAD;
import static io.howdah.bench.ExampleRuns.lost;
import static io.howdah.bench.ExampleRuns.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreboardTest {
  @Test
  void theBestLevelOfAToolIsTheOneWithTheLeastMedian() {
    Scoreboard board =
        new Scoreboard(
            List.of(
                run("curl-4", 1, 2),
                run("curl-8", 1, 9),
                run("howdah", 1, 3),
                run("curl-4", 2, 4),
                run("curl-8", 2, 1),
                run("howdah", 2, 3),
                run("curl-4", 3, 4),
                run("curl-8", 3, 3),
                run("howdah", 3, 3)));

    assertThat(board.best(WORKLOAD))
        .extracting(Score::contender)
        .containsExactly("curl-8", "howdah");
  }

  @Test
  void aRatioIsThatOfTheMediansAndItsSpreadThatOfTheRounds() {
    Scoreboard board =
        new Scoreboard(
            List.of(
                run("howdah", 1, 1), run("curl-4", 1, 4),
                run("howdah", 2, 2), run("curl-4", 2, 2),
                run("howdah", 3, 4), run("curl-4", 3, 6)));

    Score curl = board.score(WORKLOAD, "curl-4").orElseThrow();
    Score howdah = board.score(WORKLOAD, "howdah").orElseThrow();

    assertThat(curl.secondsRelativeTo(howdah)).contains(new Score.Ratio(2, 1, 4));
  }

  @Test
  void aLostRunCountsForNothingButTheLoss() {
    Scoreboard board = new Scoreboard(List.of(run("curl-4", 1, 5), lost("curl-4", 2, 0.1)));

    Score curl = board.score(WORKLOAD, "curl-4").orElseThrow();

    assertThat(curl.lost()).isEqualTo(1);
    assertThat(curl.seconds().orElseThrow().min()).isEqualTo(5);
  }

  @Test
  void aToolThatLostAllIsNeverTheBest() {
    Scoreboard board = new Scoreboard(List.of(lost("curl-4", 1, 0.1), run("howdah", 1, 3)));

    assertThat(board.best(WORKLOAD)).extracting(Score::contender).containsExactly("howdah");
    assertThat(
            board
                .score(WORKLOAD, "curl-4")
                .orElseThrow()
                .secondsRelativeTo(board.score(WORKLOAD, "howdah").orElseThrow()))
        .isEmpty();
  }
}
