package io.howdah.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Nightly copies of a tree of small files by several tools, from a shell. */
public final class NightlyMain {
  private static final int WRONG_USE = 2;
  private static final int NIGHTS_OF_WARM_UP = 2;
  private static final double FILES_OF_SET = 20_000;

  private NightlyMain() {}

  /** Runs the benchmark of the command line. */
  public static void main(String[] words) throws Exception {
    if (List.of(words).contains("--help")) {
      System.err.println(NightlyOptions.USAGE);
      return;
    }
    Path root = Path.of(System.getProperty("bench.root", "")).toAbsolutePath();
    NightlyOptions options;
    NightlyTools tools = new NightlyTools(root);
    List<NightlyTool> nightlyTools;
    try {
      options = NightlyOptions.parse(root.resolve("src/bench/target/results"), words);
      nightlyTools = tools.tools(options.tools());
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println(NightlyOptions.USAGE);
      System.exit(WRONG_USE);
      return;
    }
    tools.notes().forEach(System.err::println);
    Files.createDirectories(options.out());
    try (BenchLab lab = BenchLab.startFor(options.files(), options.out().resolve("logs"))) {
      run(options, nightlyTools, lab, conditions(options, root, lab, tools));
      System.err.println("Results are in " + options.out());
    }
  }

  private static RunConditions conditions(
      NightlyOptions options, Path root, BenchLab lab, NightlyTools tools)
      throws InterruptedException {
    return RunConditions.ofNights(
        options, Revision.of(root), lab.hadoopVersion(), tools.notes(), Clock.systemUTC());
  }

  private static void run(
      NightlyOptions options, List<NightlyTool> tools, BenchLab lab, RunConditions conditions)
      throws IOException, InterruptedException {
    NightlyTree tree = tree(options, lab);
    List<Night> nights = new ArrayList<>();
    ProcessMeter meter = new ProcessMeter(options.timeLimit());
    new NightlyRunner(lab, meter, tree, options.changes(), night -> tell("warm-up ", night))
        .run(tools.get(0), NIGHTS_OF_WARM_UP);
    NightlyRunner runner =
        new NightlyRunner(
            lab,
            meter,
            tree,
            options.changes(),
            night -> {
              tell("", night);
              nights.add(night);
              write(options.out(), new NightlyReport(conditions, tree.title(), nights));
            });
    for (int round = 0; round < options.rounds(); round++) {
      List<NightlyTool> order = new ArrayList<>(tools);
      Collections.rotate(order, -round);
      for (NightlyTool tool : order) {
        runner.run(tool, options.nights(tool.pace()));
      }
    }
  }

  private static NightlyTree tree(NightlyOptions options, BenchLab lab)
      throws IOException, InterruptedException {
    return options.prepared()
        ? NightlyTree.prepared(lab, options.files())
        : NightlyTree.copied(lab, lab.write(DataSet.E, options.files() / FILES_OF_SET));
  }

  private static void write(Path out, NightlyReport report) {
    try {
      Files.writeString(out.resolve("nightly.md"), report.text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void tell(String prefix, Night night) {
    System.err.printf(
        Locale.ROOT,
        "%s%-22s %3d %-24s %8.2f s %7.2f CPU s %5d MiB %7d operations%s%n",
        prefix,
        night.tool(),
        night.number(),
        night.kind().description(),
        night.figures().wallSeconds(),
        night.figures().cpuSeconds(),
        night.figures().peakBytes() >> 20,
        night.operations(),
        night.loss().map(loss -> " LOST: " + loss).orElse(""));
  }
}
