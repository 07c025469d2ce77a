package io.howdah.agent;

import io.howdah.ClusterCheckOptions;
import io.howdah.agent.ClustersArguments.Output;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Parses the command lines that begin with {@value #COMMAND}. The first argument of this name is
 * always the command. After another argument it is always a path.
 */
final class ClustersParser {
  static final String COMMAND = "clusters";

  private static final List<String> OPTIONS_OF_COPIES =
      Arrays.asList("-s", "-d", "--src", "--dest");

  private ClustersParser() {}

  /** Whether a command line begins with this command. */
  static boolean isMeantBy(String... commandLine) {
    return commandLine.length > 0 && commandLine[0].equals(COMMAND);
  }

  static ClustersArguments parse(String... commandLine) throws UsageException {
    OptionLine line =
        OptionLine.read(
            Arrays.asList(ClustersOption.values()),
            ClustersParser::unknown,
            Arrays.copyOfRange(commandLine, 1, commandLine.length));
    if (line.has(ClustersOption.HELP)) {
      return ClustersArguments.help();
    }
    if (line.words().contains("")) {
      throw new UsageException("The name of a cluster must not be empty.");
    }
    return ClustersArguments.check(
        line.has(ClustersOption.JSON) ? Output.JSON : Output.TABLE,
        line.words(),
        line.value(ClustersOption.CONF),
        options(line));
  }

  private static String unknown(String option) {
    return "There is no option '"
        + option
        + "' of 'clusters'"
        + (OPTIONS_OF_COPIES.contains(option.replaceFirst("=.*", ""))
            ? "; to copy a path of that name, put the options before it."
            : ".");
  }

  private static ClusterCheckOptions options(OptionLine line) throws UsageException {
    ClusterCheckOptions.Builder builder = ClusterCheckOptions.builder();
    String directory = line.value(ClustersOption.WRITE_CHECK_IN);
    if (directory != null) {
      builder.writeDirectory(directory);
    } else if (line.has(ClustersOption.WRITE_CHECK)) {
      builder.writeDirectory("");
    }
    String timeout = line.value(ClustersOption.TIMEOUT);
    if (timeout != null) {
      builder.timeLimit(seconds(timeout));
    }
    return builder.build();
  }

  private static Duration seconds(String text) throws UsageException {
    if (!text.matches("[1-9][0-9]{0,4}") || Integer.parseInt(text) > 86_400) {
      throw new UsageException(
          ClustersOption.TIMEOUT.text() + " must be 1 to 86400 seconds, not '" + text + "'.");
    }
    return Duration.ofSeconds(Integer.parseInt(text));
  }
}
