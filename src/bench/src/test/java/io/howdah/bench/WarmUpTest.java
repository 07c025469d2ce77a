package io.howdah.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  private final List<String> runs = new ArrayList<>();

  @Test
  void endsWhenTheServersHardlyCompileAnyMore() throws Exception {
    warmUp(List.of(5.0, 15.0, 19.0, 20.0, 20.0), 10);

    assertThat(runs).containsExactly("howdah", "howdah", "howdah", "curl-8");
  }

  @Test
  void endsAfterAsManyRunsAsAreAllowed() throws Exception {
    warmUp(List.of(0.0, 10.0, 20.0, 30.0), 2);

    assertThat(runs).containsExactly("howdah", "howdah", "curl-8");
  }

  @Test
  void canBeLeftOut() throws Exception {
    warmUp(List.of(0.0), 0);

    assertThat(runs).isEmpty();
  }

  /** Runs of 10 seconds each. */
  private void warmUp(List<Double> compileSeconds, int most) throws Exception {
    Iterator<Double> compiled = compileSeconds.iterator();
    RoundRobin.Runner runner =
        (contender, workload, round) -> {
          runs.add(contender.name());
          return ExampleRuns.run(contender.name(), round, 10);
        };
    HowdahAgent first = new HowdahAgent(Java.current(), Path.of("howdah"), "howdah", List.of());
    WarmUp warmUp = new WarmUp(runner, compiled::next, most, run -> {});
    List<Contender> contenders = List.of(first, new Curl(new Level(8, 0)));
    warmUp.run(contenders, ExampleRuns.WORKLOAD);
    warmUp.run(
        contenders, ExampleRuns.MORE_WORK); // of the same set, so that no contender runs again
  }
}
