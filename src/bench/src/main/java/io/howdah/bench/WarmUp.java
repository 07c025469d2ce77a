package io.howdah.bench;

import io.howdah.bench.RoundRobin.Runner;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Lets contenders run uncounted until servers have compiled their code. Real servers have done so
 * long ago; those that have just started spend more time on it than on serving.
 */
final class WarmUp {
  /** Of a run's time: all compiler threads of both clusters together, waiting for a processor. */
  private static final double BEARABLE_SHARE = 0.25;

  private final Runner runner;
  private final Compilers compilers;
  private final int most;
  private final Consumer<RunResult> listener;
  private final Set<DataSet> warmed = EnumSet.noneOf(DataSet.class);

  /** The compilers of the servers' JVMs. */
  interface Compilers {
    /** How long they have worked since the servers started. */
    double seconds() throws IOException, InterruptedException;
  }

  /**
   * @param most runs, warm or not
   * @param listener receives each run when it is over
   */
  WarmUp(Runner runner, Compilers compilers, int most, Consumer<RunResult> listener) {
    this.runner = runner;
    this.compilers = compilers;
    this.most = most;
    this.listener = listener;
  }

  /**
   * Runs the first of them until the servers are warm, and then each other once. Runs none if the
   * same set was already copied at another scale.
   */
  void run(List<Contender> contenders, Workload workload) throws IOException, InterruptedException {
    if (most > 0 && warmed.add(workload.set())) {
      warm(contenders.get(0), workload);
      for (Contender other : contenders.subList(1, contenders.size())) {
        runOnce(other, workload);
      }
    }
  }

  private void warm(Contender contender, Workload workload)
      throws IOException, InterruptedException {
    double compiled = compilers.seconds();
    for (int run = 1; run <= most; run++) {
      double ran = runOnce(contender, workload);
      double now = compilers.seconds();
      if (now - compiled < ran * BEARABLE_SHARE) {
        return;
      }
      compiled = now;
    }
  }

  /** How many seconds it took. */
  private double runOnce(Contender contender, Workload workload)
      throws IOException, InterruptedException {
    RunResult result = runner.run(contender, workload, 0);
    listener.accept(result);
    return result.figures().wallSeconds();
  }
}
