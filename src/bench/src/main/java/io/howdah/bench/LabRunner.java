package io.howdah.bench;

import io.howdah.lab.Comparison;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Runs a contender on the clusters of the lab and lets the referee look at what it made. */
final class LabRunner implements RoundRobin.Runner {
  private final BenchLab lab;
  private final ProcessMeter meter;

  LabRunner(BenchLab lab, ProcessMeter meter) {
    this.lab = lab;
    this.meter = meter;
  }

  @Override
  public RunResult run(Contender contender, Workload workload, int round)
      throws IOException, InterruptedException {
    lab.emptyDestination();
    try (RunDirectory directory = RunDirectory.create()) {
      Path path = directory.path();
      Job job = new Job(workload, lab.source(), lab.destination(), lab.route(), path);
      Measurement measurement = meter.run(contender.prepare(job), path);
      return new RunResult(
          workload,
          round,
          contender.name(),
          contender.family(),
          measurement.figures(),
          measurement.failed() ? Optional.of(failure(measurement)) : verdict(workload));
    }
  }

  private Optional<String> verdict(Workload workload) {
    Comparison comparison = lab.compare(workload);
    return comparison.isEqual() ? Optional.empty() : Optional.of(comparison.toString());
  }

  private static String failure(Measurement measurement) {
    return "Exit code " + measurement.exitCode() + ": " + measurement.complaint();
  }
}
