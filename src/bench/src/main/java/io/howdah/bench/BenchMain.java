package io.howdah.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The benchmark from a shell. Progress goes to standard error, results into a directory. */
public final class BenchMain {
  private static final int WRONG_USE = 2;

  private BenchMain() {}

  /** Runs the benchmark of the command line. */
  public static void main(String[] words) throws Exception {
    System.exit(run(Path.of(System.getProperty("bench.root", "")).toAbsolutePath(), words));
  }

  private static int run(Path root, String... words) throws IOException, InterruptedException {
    BenchOptions options;
    List<Contender> contenders;
    ToolBox toolBox;
    try {
      BenchCommandLine commandLine = BenchCommandLine.parse(words);
      if (commandLine.asksForHelp()) {
        System.err.println(BenchCommandLine.USAGE);
        return 0;
      }
      options = commandLine.options(root.resolve("src/bench/target/results"));
      makeDirectory(options.out());
      toolBox = new ToolBox(root, options);
      contenders = toolBox.contenders();
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println(BenchCommandLine.USAGE);
      return WRONG_USE;
    }
    toolBox.notes().forEach(System.err::println);
    try (BenchLab lab =
        BenchLab.start(options.close(), options.distance(), options.out().resolve("logs"))) {
      RunConditions conditions =
          RunConditions.of(
              options, Revision.of(root), lab.hadoopVersion(), toolBox.notes(), Clock.systemUTC());
      Results results = new Results(options.out(), conditions);
      LabRunner runner = new LabRunner(lab, new ProcessMeter(options.timeLimit()));
      RoundRobin rounds =
          new RoundRobin(
              runner,
              new WarmUp(
                  runner,
                  lab::compileSeconds,
                  options.warmUps(),
                  result -> System.err.println(progress(result))),
              contenders,
              result -> {
                System.err.println(progress(result));
                results.add(result);
              });
      for (DataSet set : options.sets()) {
        System.err.println(set.letter() + ": " + set.description());
        Set<Workload> done = new HashSet<>(); // scales may round to the same
        for (double scale : options.scales()) {
          Workload workload = lab.write(set, scale);
          if (done.add(workload)) {
            rounds.run(workload, lab.route(), options.rounds());
          }
        }
      }
      System.err.println("Results are in " + options.out());
    }
    return 0;
  }

  private static void makeDirectory(Path out) {
    try {
      Files.createDirectories(out);
    } catch (IOException e) {
      throw new IllegalArgumentException("--out: there can be no directory " + out + ": " + e, e);
    }
  }

  private static String progress(RunResult result) {
    return String.format(
        Locale.ROOT,
        "%s %d %-20s %8.2f s %8.0f files/s %8.1f MB/s %7.2f CPU s %6d MiB%s",
        result.workload().set().letter(),
        result.round(),
        result.contender(),
        result.figures().wallSeconds(),
        result.filesPerSecond(),
        result.megabytesPerSecond(),
        result.figures().cpuSeconds(),
        result.figures().peakBytes() >> 20,
        result.loss().map(loss -> " LOST: " + loss).orElse(""));
  }
}
