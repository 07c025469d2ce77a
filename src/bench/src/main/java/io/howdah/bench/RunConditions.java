package io.howdah.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Under which circumstances the figures were measured.
 *
 * @param facts by name
 * @param notes what could not be measured, and why
 */
record RunConditions(String title, Map<String, String> facts, List<String> notes) {

  static RunConditions of(
      BenchOptions options,
      String revision,
      String hadoopVersion,
      List<String> notes,
      Clock clock) {
    Map<String, String> facts =
        facts(String.join(" ", options.commandLine()), revision, hadoopVersion, clock);
    facts.put("Rounds", Integer.toString(options.rounds()));
    facts.put("Warm-up", "at most " + options.warmUps() + " runs of the first tool for each set");
    facts.put("Close of a file", options.close() == Close.STOCK ? "stock, 400 ms" : "quick, 5 ms");
    facts.put("Distance", options.distance().toMillis() + " ms there and back");
    facts.put(
        "Scale", options.scales().stream().map(String::valueOf).collect(Collectors.joining(", ")));
    return new RunConditions("Side by side", facts, List.copyOf(notes));
  }

  /** The circumstances of nightly copies. */
  static RunConditions ofNights(
      NightlyOptions options,
      String revision,
      String hadoopVersion,
      List<String> notes,
      Clock clock) {
    String words = String.join(" ", options.commandLine());
    Map<String, String> facts = facts("nightly " + words, revision, hadoopVersion, clock);
    facts.put("Rounds", Integer.toString(options.rounds()));
    facts.put("Warm-up", "the first copy and two nights of the first tool");
    facts.put("Nights", nights(options));
    facts.put("Changed files", options.changes() + " before each night but the first");
    facts.put("Referee", Judgement.description(options.files()));
    return new RunConditions("Nightly copies", facts, List.copyOf(notes));
  }

  private static String nights(NightlyOptions options) {
    return options.nights() == options.peerNights()
        ? options.nights() + " after the first copy"
        : String.format(
            Locale.ROOT,
            "%d after the first copy, %d of tools that compare each file",
            options.nights(),
            options.peerNights());
  }

  private static Map<String, String> facts(
      String words, String revision, String hadoopVersion, Clock clock) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Command", "`src/bench/bin/bench " + words.strip() + "`");
    facts.put("Commit", revision);
    facts.put("Date", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    facts.put(
        "Machine",
        Runtime.getRuntime().availableProcessors()
            + " processors ("
            + processor()
            + "), shared by both clusters and the client; "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.version"));
    facts.put(
        "Load before",
        String.format(
            Locale.ROOT,
            "%.1f",
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
    facts.put("JDK", System.getProperty("java.vm.version"));
    facts.put("Hadoop", hadoopVersion);
    return facts;
  }

  /** The circumstances that figures depend on most, in a line. */
  String summary() {
    return Stream.of("Date", "Hadoop", "Rounds", "Close of a file", "Distance", "Scale")
        .filter(facts::containsKey)
        .map(name -> name + ": " + facts.get(name))
        .collect(Collectors.joining("; "));
  }

  private static String processor() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
