package io.howdah.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;

/**
 * The options of {@code bench nightly}.
 *
 * @param commandLine the words themselves, for the report
 * @param files how many the tree has
 * @param changes how many of them change before each night but the first
 * @param nights how many copies follow the first one
 * @param peerNights how many follow it for tools that compare each file
 * @param prepared whether the destination has all files, which are empty, before the first copy
 * @param rounds how often each tool copies all
 * @param timeLimit after which a copy is lost
 */
record NightlyOptions(
    List<String> commandLine,
    int files,
    int changes,
    int nights,
    int peerNights,
    boolean prepared,
    int rounds,
    List<String> tools,
    Duration timeLimit,
    Path out) {
  static final String USAGE =
      """
      usage: bench nightly [options]
        --files N        small files in the tree. [default: 10000]
        --nights N       copies after the first one. [default: 2]
        --changes N      files that change before each night but the first. [default: 10]
        --peer-nights N  nights of howdah-no-ledger and DistCp without -diff, which compare each
                         file. [default: as --nights]
        --prepared       the files are empty, and the destination has them before the first copy
        --rounds N       how often each tool copies all. [default: 3]
        --tools NAME,... of howdah, howdah-diff, howdah-no-ledger, distcp-webhdfs, distcp-hdfs,
                         distcp-diff-webhdfs, distcp-diff-hdfs, rclone. [default: all]
        --time-limit SEC after which a copy is lost. [default: 1800]
        --out DIR        for nightly.md. [default: src/bench/target/results]
        --help           show this""";

  private static final List<String> VALUES =
      List.of("files", "nights", "changes", "peer-nights", "rounds", "tools", "time-limit", "out");
  private static final Options OPTIONS = new Options();

  static {
    for (String name : VALUES) {
      OPTIONS.addOption(Option.builder().longOpt(name).hasArg().get());
    }
    OPTIONS.addOption(Option.builder().longOpt("prepared").get());
  }

  /**
   * Understands a command line.
   *
   * @param results where results go by default
   * @throws IllegalArgumentException with a sentence for the user
   */
  static NightlyOptions parse(Path results, String... words) {
    CommandLine line = line(words);
    int files = number(line, "files", "10000");
    int changes = number(line, "changes", "10");
    if (changes > files) {
      throw new IllegalArgumentException("--changes must be at most --files, which is " + files);
    }
    int nights = number(line, "nights", "2");
    int peerNights = number(line, "peer-nights", Integer.toString(nights));
    if (peerNights > nights) {
      throw new IllegalArgumentException(
          "--peer-nights must be at most --nights, which is " + nights);
    }
    return new NightlyOptions(
        List.of(words),
        files,
        changes,
        nights,
        peerNights,
        line.hasOption("prepared"),
        number(line, "rounds", "3"),
        Arrays.stream(line.getOptionValue("tools", all()).split(",", -1))
            .map(NightlyTools::checked)
            .distinct()
            .toList(),
        Duration.ofSeconds(number(line, "time-limit", "1800")),
        Path.of(line.getOptionValue("out", results.toString())).toAbsolutePath());
  }

  /** How many nights a tool has. */
  int nights(NightlyTool.Pace pace) {
    return switch (pace) {
      case LISTS -> nights;
      case COMPARES_EACH_FILE -> peerNights;
    };
  }

  private static CommandLine line(String... words) {
    try {
      CommandLine line = new DefaultParser().parse(OPTIONS, words);
      if (!line.getArgList().isEmpty()) {
        throw new IllegalArgumentException("'" + line.getArgList().get(0) + "' is no option.");
      }
      return line;
    } catch (ParseException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static String all() {
    return String.join(",", NightlyTools.NAMES);
  }

  private static int number(CommandLine line, String name, String byDefault) {
    String word = line.getOptionValue(name, byDefault);
    try {
      int number = Integer.parseUnsignedInt(word);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below.
    }
    throw new IllegalArgumentException("--" + name + " is a number above 0, not '" + word + "'.");
  }
}
