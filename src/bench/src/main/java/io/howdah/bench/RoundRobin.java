package io.howdah.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lets all contenders run in each round, so that what changes on the machine in the meantime meets
 * all alike. Each round begins with another one: none always finds the servers in the same state.
 */
final class RoundRobin {
  private final Runner runner;
  private final WarmUp warmUp;
  private final List<Contender> contenders;
  private final Consumer<RunResult> listener;

  /** Runs one contender once. */
  interface Runner {
    RunResult run(Contender contender, Workload workload, int round)
        throws IOException, InterruptedException;
  }

  /**
   * @param listener receives each run when it is over
   */
  RoundRobin(
      Runner runner, WarmUp warmUp, List<Contender> contenders, Consumer<RunResult> listener) {
    this.runner = runner;
    this.warmUp = warmUp;
    this.contenders = List.copyOf(contenders);
    this.listener = listener;
  }

  /**
   * Runs them all, after the first one has warmed the servers up and each other has run once
   * uncounted.
   */
  void run(Workload workload, Route route, int rounds) throws IOException, InterruptedException {
    List<Contender> able =
        contenders.stream().filter(contender -> contender.takes(workload, route)).toList();
    if (!able.isEmpty()) {
      warmUp.run(able, workload);
    }
    for (int round = 1; round <= rounds; round++) {
      for (Contender contender : rotated(able, round - 1)) {
        listener.accept(runner.run(contender, workload, round));
      }
    }
  }

  private static List<Contender> rotated(List<Contender> contenders, int by) {
    List<Contender> order = new ArrayList<>(contenders);
    Collections.rotate(order, -by);
    return order;
  }
}
