package io.howdah.agent;

import io.howdah.ClusterCheckOptions;
import io.howdah.agent.ClustersArguments.Output;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import org.jspecify.annotations.Nullable;

/**
 * Understands the command lines that begin with {@value #COMMAND}. As the very first argument that
 * word is never a path, and behind any other it always is one.
 */
final class ClustersParser {
  static final String COMMAND = "clusters";

  private static final List<String> OPTIONS_OF_COPIES =
      Arrays.asList("-s", "-d", "--src", "--dest");

  private ClustersParser() {}

  /** Whether a command line is one of these. */
  static boolean isMeantBy(String... commandLine) {
    return commandLine.length > 0 && commandLine[0].equals(COMMAND);
  }

  static ClustersArguments parse(String... commandLine) throws UsageException {
    CommandLine line = read(Arrays.copyOfRange(commandLine, 1, commandLine.length));
    if (has(line, ClustersOption.HELP)) {
      return ClustersArguments.help();
    }
    if (line.getArgList().contains("")) {
      throw new UsageException("The name of a cluster must not be empty.");
    }
    return ClustersArguments.check(
        has(line, ClustersOption.JSON) ? Output.JSON : Output.TABLE,
        line.getArgList(),
        value(line, ClustersOption.CONFIGURATION),
        options(line));
  }

  private static CommandLine read(String... arguments) throws UsageException {
    try {
      return DefaultParser.builder()
          .get()
          .parse(CommandOption.newOptions(ClustersOption.values()), arguments);
    } catch (UnrecognizedOptionException e) {
      String option = String.valueOf(e.getOption());
      String name = option.replaceFirst("=.*", "");
      throw new UsageException(
          "There is no option '"
              + option
              + "' of 'clusters'"
              + (OPTIONS_OF_COPIES.contains(name)
                  ? "; to copy a path of that name, put the options before it."
                  : "."));
    } catch (MissingArgumentException e) {
      throw new UsageException("The option --" + e.getOption().getLongOpt() + " needs a value.");
    } catch (ParseException e) {
      throw new UsageException(e.getMessage() + ".");
    }
  }

  private static ClusterCheckOptions options(CommandLine line) throws UsageException {
    ClusterCheckOptions.Builder builder = ClusterCheckOptions.builder();
    String directory = value(line, ClustersOption.WRITE_CHECK_IN);
    if (directory != null) {
      builder.writeDirectory(directory);
    } else if (has(line, ClustersOption.WRITE_CHECK)) {
      builder.writeDirectory("");
    }
    String timeout = value(line, ClustersOption.TIMEOUT);
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

  private static boolean has(CommandLine line, ClustersOption option) {
    return line.hasOption(option.longName());
  }

  private static @Nullable String value(CommandLine line, ClustersOption option)
      throws UsageException {
    return OptionValue.in(line, option.longName());
  }
}
