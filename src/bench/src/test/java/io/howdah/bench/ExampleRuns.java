package io.howdah.bench;

import java.util.List;
import java.util.Optional;

/** Results for tests of what is made of them. */
final class ExampleRuns {
  static final Workload WORKLOAD =
      new Workload(DataSet.A, "/source", "/destination", List.of("one", "two"), 4_000_000);

  static final Workload MORE_WORK =
      new Workload(
          DataSet.A, "/source", "/destination", List.of("one", "two", "three", "four"), 8_000_000);

  private ExampleRuns() {}

  static RunResult run(String contender, int round, double seconds) {
    return run(WORKLOAD, contender, round, seconds);
  }

  static RunResult run(Workload workload, String contender, int round, double seconds) {
    return new RunResult(
        workload, round, contender, family(contender), figures(seconds), Optional.empty());
  }

  static RunResult lost(String contender, int round, double seconds) {
    return new RunResult(
        WORKLOAD, round, contender, family(contender), figures(seconds), Optional.of("differs"));
  }

  private static Figures figures(double seconds) {
    return new Figures(seconds, seconds / 2, 64 << 20);
  }

  private static String family(String contender) {
    return contender.replaceAll("-\\d+$", "");
  }
}
