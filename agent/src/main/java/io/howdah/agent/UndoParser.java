package io.howdah.agent;

import io.howdah.LoadLimits;
import io.howdah.Mode;
import io.howdah.UndoRequest;
import io.howdah.agent.UndoArguments.Detail;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Parses the command lines that begin with {@value #COMMAND}. The first argument of this name is
 * always the command. After another argument it is always a path.
 */
final class UndoParser {
  static final String COMMAND = "undo";

  private final Path workingDirectory;

  UndoParser(Path workingDirectory) {
    this.workingDirectory = workingDirectory;
  }

  /** Whether a command line begins with this command. */
  static boolean isMeantBy(String... commandLine) {
    return commandLine.length > 0 && commandLine[0].equals(COMMAND);
  }

  UndoArguments parse(String... commandLine) throws UsageException {
    OptionLine line =
        OptionLine.read(
            Arrays.asList(UndoOption.values()),
            option -> "There is no option '" + option + "' of 'undo'.",
            Arrays.copyOfRange(commandLine, 1, commandLine.length));
    if (line.has(UndoOption.HELP)) {
      return UndoArguments.help();
    }
    if (line.words().size() != 1 || line.words().get(0).isEmpty()) {
      throw new UsageException(
          "'undo' needs one word, the file of a report, not " + line.words().size() + ".");
    }
    boolean isDryRun = line.has(UndoOption.DRY_RUN);
    return UndoArguments.of(
        UndoRequest.of(
                line.required(UndoOption.DEST),
                report(line.words().get(0)),
                isDryRun ? Mode.DRY_RUN : Mode.COPY,
                threads(line))
            .withRequestsPerSecond(requestsPerSecond(line)),
        line.value(UndoOption.CONF),
        isDryRun || line.has(UndoOption.VERBOSE) ? Detail.EACH_ENTRY : Detail.TOTALS_ONLY);
  }

  private String report(String name) throws UsageException {
    try {
      return workingDirectory.resolve(name).toString();
    } catch (InvalidPathException e) {
      throw new UsageException("The report cannot be '" + name + "': it is no file's name.");
    }
  }

  private static int threads(OptionLine line) throws UsageException {
    String text = line.value(UndoOption.THREADS);
    if (text == null) {
      return UndoRequest.THREADS;
    }
    if (!text.matches("[1-9][0-9]{0,2}|1000")) {
      throw new UsageException(
          UndoOption.THREADS.text() + " must be 1 to 1000, not '" + text + "'.");
    }
    return Integer.parseInt(text);
  }

  private static int requestsPerSecond(OptionLine line) throws UsageException {
    String text = line.value(UndoOption.REQUESTS_PER_SECOND);
    if (text == null || text.equals("off")) {
      return LoadLimits.OFF;
    }
    if (!text.matches("[0-9]{1,9}")) {
      throw new UsageException(
          UndoOption.REQUESTS_PER_SECOND.text()
              + " must be a whole number of requests per second, or off, not '"
              + text
              + "'.");
    }
    return Integer.parseInt(text);
  }
}
