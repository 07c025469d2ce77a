package io.howdah.agent;

import io.howdah.ClusterPath;
import io.howdah.front.option.OptionValues;
import io.howdah.front.option.TimeSpan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parses the command lines that begin with {@value #COMMAND}. The first argument of this name is
 * always the command. After another argument it is always a path.
 */
final class LagParser {
  static final String COMMAND = "lag";

  private final CommandLineParser copies;

  LagParser(Path workingDirectory) {
    copies = new CommandLineParser(workingDirectory);
  }

  /** Whether a command line begins with this command. */
  static boolean isMeantBy(String... commandLine) {
    return commandLine.length > 0 && commandLine[0].equals(COMMAND);
  }

  /**
   * Parses a command line.
   *
   * @return empty where the help text is requested
   */
  Optional<CheckArguments> parse(String... commandLine) throws UsageException {
    CommandLineParser.refuseInexpressible(commandLine);
    OptionLine line =
        OptionLine.read(
            LagOption.ALL,
            option ->
                "There is no option '" + option + "' of 'lag', which copies nothing: leave it out.",
            Arrays.copyOfRange(commandLine, 1, commandLine.length));
    if (line.has(CommandLineOption.HELP)) {
      return Optional.empty();
    }
    if (ClusterPath.LOCAL.equals(line.value(CommandLineOption.SRC))
        && ClusterPath.LOCAL.equals(line.value(CommandLineOption.DEST))) {
      throw new UsageException("The lag of local behind local is not supported.");
    }
    @Nullable Duration most = mostLag(line);
    return Optional.of(
        CheckArguments.ofLag(copies.arguments(line, null, OptionValues::forLag), most));
  }

  private static @Nullable Duration mostLag(OptionLine line) throws UsageException {
    @Nullable String text = line.value(LagOption.MAX_LAG);
    if (text == null) {
      return null;
    }
    return TimeSpan.parse(text)
        .orElseThrow(
            () ->
                new UsageException(
                    LagOption.MAX_LAG.text()
                        + " must be a time such as 90s, 30m, 12h or 7d, not '"
                        + text
                        + "'."));
  }
}
