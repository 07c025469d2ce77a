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
 * @param changes how many of them change before the last copy
 * @param rounds how often each tool copies all
 * @param timeLimit after which a copy is lost
 */
record NightlyOptions(
    List<String> commandLine,
    int files,
    int changes,
    int rounds,
    List<String> tools,
    Duration timeLimit,
    Path out) {
  static final String USAGE =
      """
      usage: bench nightly [options]
        --files N        small files in the tree. [default: 10000]
        --changes N      of them change before the third copy. [default: 10]
        --rounds N       how often each tool copies all. [default: 3]
        --tools NAME,... of howdah, howdah-no-ledger, distcp-webhdfs, distcp-hdfs, rclone. [default: all]
        --time-limit SEC after which a copy is lost. [default: 1800]
        --out DIR        for nightly.md. [default: src/bench/target/results]
        --help           show this""";

  private static final Options OPTIONS = new Options();

  static {
    for (String name : List.of("files", "changes", "rounds", "tools", "time-limit", "out")) {
      OPTIONS.addOption(Option.builder().longOpt(name).hasArg().get());
    }
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
    return new NightlyOptions(
        List.of(words),
        files,
        changes,
        number(line, "rounds", "3"),
        Arrays.stream(line.getOptionValue("tools", all()).split(",", -1))
            .map(NightlyTools::checked)
            .distinct()
            .toList(),
        Duration.ofSeconds(number(line, "time-limit", "1800")),
        Path.of(line.getOptionValue("out", results.toString())).toAbsolutePath());
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
