package io.howdah.bench;

import io.howdah.bench.Night.Kind;
import io.howdah.lab.Comparison;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Lets a tool mirror a tree, mirror it again, and once more when some files have changed. */
final class NightlyRunner {
  private final BenchLab lab;
  private final ProcessMeter meter;
  private final Workload workload;
  private final int changes;
  private final Consumer<Night> listener;
  private long seed;

  /**
   * @param changes how many files change before the last copy
   * @param listener receives each copy when it is over
   */
  NightlyRunner(
      BenchLab lab, ProcessMeter meter, Workload workload, int changes, Consumer<Night> listener) {
    this.lab = lab;
    this.meter = meter;
    this.workload = workload;
    this.changes = changes;
    this.listener = listener;
    this.seed = workload.files().size();
  }

  void run(Contender contender) throws IOException, InterruptedException {
    lab.emptyDestination();
    lab.makeHome();
    for (Kind kind : Kind.inOrder()) {
      if (kind == Kind.CHANGED) {
        seed += changes;
        lab.change(workload, changes, 1_000_000 + seed);
      }
      listener.accept(copy(contender, kind));
    }
  }

  private Night copy(Contender contender, Kind kind) throws IOException, InterruptedException {
    try (RunDirectory directory = RunDirectory.create()) {
      Job job = new Job(workload, lab.source(), lab.destination(), lab.route(), directory.path());
      Command command = contender.prepare(job);
      long before = lab.operations();
      Measurement measurement = meter.run(command, directory.path());
      long operations = lab.operations() - before;
      return new Night(
          contender.name(), kind, measurement.figures(), operations, loss(measurement));
    }
  }

  private Optional<String> loss(Measurement measurement) {
    if (measurement.failed()) {
      return Optional.of("Exit code " + measurement.exitCode() + ": " + measurement.complaint());
    }
    Comparison comparison = lab.compare(workload);
    return comparison.isEqual() ? Optional.empty() : Optional.of(comparison.toString());
  }
}
