package io.howdah.agent;

import io.howdah.CommandLine;
import io.howdah.CopyException;
import io.howdah.CopyRequest;
import io.howdah.front.option.CopyOption;
import io.howdah.front.option.OptionValues;
import io.howdah.report.PlanText;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parses the command lines that begin with {@value #COMMAND}. The first argument of this name is
 * always the command. After another argument it is always a path.
 */
final class RunParser {
  static final String COMMAND = "run";

  private static final SharedOption REPORT = SharedOption.of(CopyOption.REPORT);

  /** The options of this command. Those of the copy are in the plan. */
  static final List<CommandOption> OPTIONS =
      Collections.unmodifiableList(
          Arrays.asList(
              REPORT,
              CommandLineOption.CONF,
              CommandLineOption.STATUS_FILE,
              CommandLineOption.STATUS_FORMAT,
              CommandLineOption.METRICS_FILE,
              CommandLineOption.ERROR_ON_NO_CHANGE,
              CommandLineOption.SILENT,
              CommandLineOption.VERBOSE,
              CommandLineOption.HELP));

  private final Path workingDirectory;

  RunParser(Path workingDirectory) {
    this.workingDirectory = workingDirectory;
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
  Optional<AgentArguments> parse(String... commandLine) throws UsageException {
    CommandLineParser.refuseInexpressible(commandLine);
    OptionLine line =
        OptionLine.read(
            OPTIONS,
            option ->
                "There is no option '" + option + "' of 'run': those of the copy are in the plan.",
            Arrays.copyOfRange(commandLine, 1, commandLine.length));
    if (line.has(CommandLineOption.HELP)) {
      return Optional.empty();
    }
    if (line.words().size() != 1) {
      throw new UsageException("There must be one plan, not " + line.words().size() + ".");
    }
    return Optional.of(follow(path("The plan", line.words().get(0)), line));
  }

  private AgentArguments follow(Path plan, OptionLine line) throws UsageException {
    CommandLine command = command(plan);
    CommandLineParser.refuseInexpressible(command.arguments().toArray(new String[0]));
    CommandLineParser parser =
        new CommandLineParser(path("The directory of the plan", command.directory()));
    @Nullable String report = line.value(REPORT);
    @Nullable Path ownReport = report == null ? null : path(REPORT.text(), report);
    CopyRequest request =
        parser.requestOfPlan(command.arguments(), values -> follow(plan, ownReport, values));
    AgentArguments.Builder arguments =
        new CommandLineParser(workingDirectory).common(AgentArguments.copy(request), line);
    return line.has(CommandLineOption.CONF)
        ? arguments.build()
        : arguments.configuration(parser.configurationOfPlan(command.arguments())).build();
  }

  private static void follow(Path plan, @Nullable Path report, OptionValues values) {
    values
        .remove(CopyOption.DRY_RUN)
        .remove(CopyOption.PLAN)
        .put(CopyOption.ONLY_PLANNED, plan.toString());
    if (report != null) {
      values.put(CopyOption.REPORT, report.toString());
    }
  }

  private static CommandLine command(Path plan) throws UsageException {
    try {
      return PlanText.ofThisMachine(plan.toString())
          .commandLine()
          .orElseThrow(
              () ->
                  new UsageException(
                      "The plan '"
                          + plan
                          + "' was made by a workflow: run it there, with "
                          + CopyOption.ONLY_PLANNED.optionName()
                          + "."));
    } catch (CopyException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private Path path(String what, String name) throws UsageException {
    try {
      return workingDirectory.resolve(name).normalize();
    } catch (InvalidPathException e) {
      throw new UsageException(what + " cannot be '" + name + "': it is no file's name.");
    }
  }
}
