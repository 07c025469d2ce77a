package io.howdah.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  private int runs;

  @Test
  void endsWhenTheServersHardlyCompileAnyMore() throws Exception {
    warmUp(List.of(5.0, 15.0, 19.0, 20.0, 20.0), 10);

    assertThat(runs).isEqualTo(3);
  }

  @Test
  void endsAfterAsManyRunsAsAreAllowed() throws Exception {
    warmUp(List.of(0.0, 10.0, 20.0, 30.0), 2);

    assertThat(runs).isEqualTo(2);
  }

  /** Runs of 10 seconds each. */
  private void warmUp(List<Double> compileSeconds, int most) throws Exception {
    Iterator<Double> compiled = compileSeconds.iterator();
    RoundRobin.Runner runner =
        (contender, workload, round) -> {
          runs++;
          return ExampleRuns.run("howdah", round, 10);
        };
    new WarmUp(runner, compiled::next, most, run -> {})
        .run(
            new HowdahAgent(Java.current(), Path.of("howdah"), "howdah", List.of()),
            ExampleRuns.WORKLOAD);
  }
}
