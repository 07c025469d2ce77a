package io.howdah.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;

/** Reads the command line of the benchmark. */
final class BenchCommandLine {
  static final String USAGE =
      """
      usage: bench [options]
             bench micro [options of JMH]
        --sets a,c          data sets, of a to g. [default: all]
        --tools NAME,...    of howdah, howdah-length, curl, fsshell-webhdfs, fsshell-hdfs,
                            distcp-webhdfs, distcp-hdfs, rclone. [default: all]
        --before DIR        another checkout of Howdah, built; it runs as howdah-before.
        --rounds N          how often each runs. [default: 5]
        --warm-up N         runs of the first, at most, until servers are warm. [default: 15]
        --threads N,...     fixed levels for howdah besides its own choice. [default: none]
        --levels N,...      transfers in flight of curl and rclone. [default: 4,8,16,32,64]
        --peer-threads N,.. threads of FsShell, maps of DistCp. [default: 10]
        --close quick|stock how long DataNodes wait to close a file. [default: quick]
        --distance 50ms     time to the servers and back. [default: 0ms]
        --scale X,...       how much of each data set; several show how cost grows. [default: 1]
        --time-limit SEC    after which a run is lost. [default: 900]
        --out DIR           for the results. [default: src/bench/target/results]
        --help              show this""";

  /** More than that the agent refuses. */
  private static final int MOST_IN_FLIGHT = 1_000;

  private static final Options OPTIONS = new Options();

  static {
    for (String name :
        List.of(
            "sets",
            "tools",
            "before",
            "rounds",
            "warm-up",
            "threads",
            "levels",
            "peer-threads",
            "close",
            "distance",
            "scale",
            "time-limit",
            "out")) {
      OPTIONS.addOption(Option.builder().longOpt(name).hasArg().get());
    }
    OPTIONS.addOption(Option.builder().longOpt("help").get());
  }

  private final CommandLine line;
  private final List<String> words;

  private BenchCommandLine(CommandLine line, List<String> words) {
    this.line = line;
    this.words = words;
  }

  /**
   * Understands it.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  static BenchCommandLine parse(String... words) {
    try {
      CommandLine line = new DefaultParser().parse(OPTIONS, words);
      if (!line.getArgList().isEmpty()) {
        throw new IllegalArgumentException("'" + line.getArgList().get(0) + "' is no option.");
      }
      return new BenchCommandLine(line, List.of(words));
    } catch (MissingArgumentException e) {
      throw new IllegalArgumentException(
          "--" + e.getOption().getLongOpt() + " wants a value behind it.", e);
    } catch (ParseException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  boolean asksForHelp() {
    return line.hasOption("help");
  }

  /**
   * The options of a command line, with defaults for the others.
   *
   * @param results where results go by default
   */
  BenchOptions options(Path results) {
    return new BenchOptions(
        words,
        list("sets", "a,b,c,d,e,f,g", DataSet::of),
        list("tools", String.join(",", ToolBox.TOOLS), ToolBox::checked),
        Optional.ofNullable(line.getOptionValue("before"))
            .map(directory -> Path.of(directory).toAbsolutePath()),
        number("rounds", "5", 1),
        number("warm-up", "15", 0),
        list("threads", "", word -> inFlight("threads", word)),
        list("levels", "4,8,16,32,64", word -> inFlight("levels", word)),
        list("peer-threads", "10", word -> inFlight("peer-threads", word)),
        close(line.getOptionValue("close", "quick")),
        distance(line.getOptionValue("distance", "0ms")),
        list("scale", "1", BenchCommandLine::scale),
        Duration.ofSeconds(number("time-limit", "900", 1)),
        Path.of(line.getOptionValue("out", results.toString())).toAbsolutePath());
  }

  private <T> List<T> list(String name, String byDefault, Function<String, T> element) {
    String value = line.getOptionValue(name, byDefault);
    return value.isEmpty()
        ? List.of()
        : Arrays.stream(value.split(",", -1)).map(element).distinct().toList();
  }

  private int number(String name, String byDefault, int least) {
    int number = number(name, line.getOptionValue(name, byDefault));
    if (number < least) {
      throw new IllegalArgumentException("--" + name + " must be at least " + least + ".");
    }
    return number;
  }

  private static int inFlight(String name, String word) {
    int number = number(name, word);
    if (number < 1 || number > MOST_IN_FLIGHT) {
      throw new IllegalArgumentException(
          "--" + name + " is 1 to " + MOST_IN_FLIGHT + " each, not " + word + ".");
    }
    return number;
  }

  private static int number(String name, String word) {
    try {
      return Integer.parseUnsignedInt(word);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--" + name + " wants a number, not '" + word + "'.", e);
    }
  }

  private static Close close(String word) {
    return switch (word) {
      case "quick" -> Close.QUICK;
      case "stock" -> Close.STOCK;
      default -> throw new IllegalArgumentException("--close is quick or stock, not " + word + ".");
    };
  }

  private static Duration distance(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (!lower.matches("\\d{1,6}ms")) {
      throw new IllegalArgumentException("--distance is written as 50ms, not as '" + word + "'.");
    }
    return Duration.ofMillis(Long.parseLong(lower.substring(0, lower.length() - 2)));
  }

  private static double scale(String word) {
    try {
      double scale = Double.parseDouble(word);
      if (scale > 0 && scale <= 100) {
        return scale;
      }
    } catch (NumberFormatException e) {
      // Reported below.
    }
    throw new IllegalArgumentException("--scale is above 0 and at most 100, not '" + word + "'.");
  }
}
