package io.howdah.bench;

import io.howdah.bench.Night.Kind;
import io.howdah.lab.Comparison;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Lets a tool mirror a tree, mirror it again, and then each night when some files have changed. */
final class NightlyRunner {
  private final BenchLab lab;
  private final ProcessMeter meter;
  private final NightlyTree tree;
  private final int changes;
  private final Consumer<Night> listener;
  private long seed;

  /**
   * @param changes how many files change before each night but the first
   * @param listener receives each copy when it is over
   */
  NightlyRunner(
      BenchLab lab, ProcessMeter meter, NightlyTree tree, int changes, Consumer<Night> listener) {
    this.lab = lab;
    this.meter = meter;
    this.tree = tree;
    this.changes = changes;
    this.listener = listener;
    this.seed = 1_000_000;
  }

  /**
   * Runs the first copy and all nights of a tool.
   *
   * @param nights how many follow the first copy
   */
  void run(NightlyTool tool, int nights) throws IOException, InterruptedException {
    Workload workload = tree.begin();
    MirrorSnapshots snapshots = lab.snapshots(workload);
    if (!tool.needsSnapshots()) {
      runAll(tool, workload, nights);
      return;
    }
    snapshots.allow();
    try {
      runAll(tool, workload, nights);
    } finally {
      snapshots.forget();
    }
  }

  private void runAll(NightlyTool tool, Workload workload, int nights)
      throws IOException, InterruptedException {
    tool.begin();
    for (int night = 0; night <= nights; night++) {
      if (Kind.of(night) == Kind.CHANGED) {
        seed += changes;
        lab.change(workload, changes, seed);
      }
      boolean judged = Judgement.isDue(workload.files().size(), night, nights);
      listener.accept(copy(tool, workload, night, judged));
    }
  }

  private Night copy(NightlyTool tool, Workload workload, int night, boolean judged)
      throws IOException, InterruptedException {
    MirrorSnapshots snapshots = lab.snapshots(workload);
    tool.beforeNight(snapshots);
    try (RunDirectory directory = RunDirectory.create()) {
      Job job = new Job(workload, lab.source(), lab.destination(), lab.route(), directory.path());
      Command command = tool.prepare(job);
      long before = lab.operations();
      Measurement measurement = meter.run(command, directory.path());
      long operations = lab.operations() - before;
      if (!measurement.failed()) {
        tool.afterNight(snapshots);
      }
      return new Night(
          tool.name(),
          night,
          measurement.figures(),
          operations,
          loss(measurement, workload, judged));
    }
  }

  private Optional<String> loss(Measurement measurement, Workload workload, boolean judged) {
    if (measurement.failed()) {
      return Optional.of("Exit code " + measurement.exitCode() + ": " + measurement.complaint());
    }
    if (!judged) {
      return Optional.empty();
    }
    Comparison comparison = lab.compare(workload);
    return comparison.isEqual() ? Optional.empty() : Optional.of(comparison.toString());
  }
}
