package io.howdah.agent;

import io.howdah.ClusterPath;
import io.howdah.CommandLine;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;
import io.howdah.CopyRequest.Target;
import io.howdah.UrlPath;
import io.howdah.agent.AgentArguments.Action;
import io.howdah.agent.AgentArguments.NoChange;
import io.howdah.agent.AgentArguments.ProgressMode;
import io.howdah.front.option.CopyOption;
import io.howdah.front.option.InvalidOptionException;
import io.howdah.front.option.OptionValues;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Parses the command line of pydistcp. Options and paths may have any order. */
final class CommandLineParser {
  private static final char REPLACEMENT_CHARACTER = '\uFFFD';

  private static final Set<CopyOption> OF_THIS_MACHINE =
      Collections.unmodifiableSet(
          EnumSet.of(
              CopyOption.REPORT,
              CopyOption.PLAN,
              CopyOption.ONLY_PLANNED,
              CopyOption.PARTITION_SCRIPT));

  private final Path workingDirectory;
  private final LocalPaths localPaths;

  CommandLineParser(Path workingDirectory) {
    this.workingDirectory = workingDirectory;
    localPaths = new LocalPaths(workingDirectory);
  }

  AgentArguments parse(String... arguments) throws UsageException {
    refuseInexpressible(arguments);
    OptionLine line = line(arguments);
    if (line.has(CommandLineOption.HELP)) {
      return AgentArguments.show(Action.SHOW_HELP);
    }
    if (line.has(CommandLineOption.VERSION)) {
      return AgentArguments.show(Action.SHOW_VERSION);
    }
    return arguments(
        line, CommandLine.of(workingDirectory.toString(), Arrays.asList(arguments)), values -> {});
  }

  /**
   * Parses the command line of a dry run again, for the copy that follows its plan.
   *
   * @param further sets values that differ from those of the dry run
   */
  CopyRequest requestOfPlan(List<String> arguments, Consumer<OptionValues> further)
      throws UsageException {
    return request(line(arguments.toArray(new String[0])), null, further);
  }

  /** The configuration file that a command line names, as an absolute path; null for none. */
  @Nullable String configurationOfPlan(List<String> arguments) throws UsageException {
    String name = line(arguments.toArray(new String[0])).value(CommandLineOption.CONF);
    return name == null ? null : workingDirectory.resolve(name).toString();
  }

  private static OptionLine line(String... arguments) throws UsageException {
    return OptionLine.read(
        SharedOption.withThoseOfTheCommandLine(),
        option -> "There is no option '" + option + "'.",
        arguments);
  }

  static void refuseInexpressible(String... arguments) throws UsageException {
    for (String argument : arguments) {
      if (argument.indexOf(REPLACEMENT_CHARACTER) >= 0) {
        throw new UsageException(
            "The argument '"
                + argument
                + "' has characters that this locale cannot express; set LC_ALL=C.UTF-8.");
      }
    }
  }

  /**
   * The arguments of a copy or a check.
   *
   * @param commandLine the command, for the plan of a dry run; null for a check
   * @param further sets values that the command implies
   */
  AgentArguments arguments(
      OptionLine line, @Nullable CommandLine commandLine, Consumer<OptionValues> further)
      throws UsageException {
    return common(AgentArguments.copy(request(line, commandLine, further)), line).build();
  }

  /**
   * The arguments of a check against a report, which takes the place of the source.
   *
   * @param report the file as given
   * @param further sets values that the command implies
   */
  AgentArguments argumentsWithReport(OptionLine line, String report, Consumer<OptionValues> further)
      throws UsageException {
    List<String> words = line.words();
    if (words.size() > 1 || words.contains("")) {
      throw new UsageException(
          "Beside a report there must be one path at most, DEST_PATH, and not " + words + ".");
    }
    String cluster = line.required(CommandLineOption.DEST);
    String path = words.isEmpty() ? "/" : words.get(0);
    refuseUrl("DEST_PATH", CommandLineOption.DEST, path);
    CopyRequest request =
        CopyRequest.builder(
                ClusterPath.of(ClusterPath.LOCAL, localPaths.literal(report)),
                ClusterPath.of(
                    cluster, cluster.equals(ClusterPath.LOCAL) ? localPaths.literal(path) : path))
            .target(Target.EXACT)
            .options(options(line, further))
            .build();
    return common(AgentArguments.copy(request), line).build();
  }

  /** Adds what is about the command and not about its copy. */
  AgentArguments.Builder common(AgentArguments.Builder arguments, OptionLine line)
      throws UsageException {
    return arguments
        .configuration(line.value(CommandLineOption.CONF))
        .statusFile(file(CommandLineOption.STATUS_FILE, line))
        .metricsFile(metricsFile(line))
        .statusFormat(statusFormat(line))
        .progressMode(line.has(CommandLineOption.SILENT) ? ProgressMode.SILENT : ProgressMode.SHOWN)
        .noChange(
            line.has(CommandLineOption.ERROR_ON_NO_CHANGE)
                ? NoChange.HAS_ITS_OWN_CODE
                : NoChange.SUCCEEDS)
        .verbosity(line.times(CommandLineOption.VERBOSE));
  }

  private CopyRequest request(
      OptionLine line, @Nullable CommandLine commandLine, Consumer<OptionValues> further)
      throws UsageException {
    String sourceCluster = line.required(CommandLineOption.SRC);
    String destinationCluster = line.required(CommandLineOption.DEST);
    List<String> paths = paths(line.words());
    refuseUrl("SRC_PATH", CommandLineOption.SRC, paths.get(0));
    refuseUrl("DEST_PATH", CommandLineOption.DEST, paths.get(1));
    if (sourceCluster.equals(ClusterPath.LOCAL) && destinationCluster.equals(ClusterPath.LOCAL)) {
      throw new UsageException("copy from local to local is not supported, use cp command.");
    }
    return CopyRequest.builder(
            ClusterPath.of(
                sourceCluster,
                sourceCluster.equals(ClusterPath.LOCAL)
                    ? localPaths.pattern(paths.get(0))
                    : paths.get(0)),
            ClusterPath.of(
                destinationCluster,
                destinationCluster.equals(ClusterPath.LOCAL)
                    ? localPaths.literal(paths.get(1))
                    : paths.get(1)))
        .target(
            line.has(CommandLineOption.NO_TARGET_DIRECTORY)
                ? Target.EXACT
                : Target.INSIDE_EXISTING_DIRECTORY)
        .options(options(line, further))
        .commandLine(commandLine)
        .build();
  }

  private static void refuseUrl(String argument, CommandLineOption cluster, String path)
      throws UsageException {
    Optional<String> inside = UrlPath.in(path);
    if (inside.isPresent()) {
      throw new UsageException(
          argument
              + " '"
              + path
              + "' is a URL: write the path alone, '"
              + inside.get()
              + "', and name the cluster by its alias in "
              + cluster.text()
              + ".");
    }
  }

  private static List<String> paths(List<String> words) throws UsageException {
    if (words.size() != 2) {
      throw new UsageException(
          "There must be two paths, SRC_PATH and DEST_PATH, not " + words.size() + ".");
    }
    if (words.contains("")) {
      throw new UsageException("SRC_PATH and DEST_PATH must not be empty.");
    }
    return words;
  }

  private CopyOptions options(OptionLine line, Consumer<OptionValues> further)
      throws UsageException {
    refuseTwoWordsForOneThing(line);
    OptionValues values = new OptionValues(CopyOption::flag);
    for (SharedOption each : SharedOption.all()) {
      String value = each.option() == CopyOption.FILTER ? null : line.valueOrEmpty(each);
      if (value != null && OF_THIS_MACHINE.contains(each.option())) {
        values.put(each.option(), workingDirectory.resolve(value).normalize().toString());
      } else if (value != null) {
        values.put(each.option(), value);
      }
    }
    if (line.has(CommandLineOption.FORCE)) {
      values.put(
          CopyOption.EXISTING, line.has(CommandLineOption.NO_CHECKSUM) ? "replace" : "update");
    }
    further.accept(values);
    try {
      new SelectionArguments(workingDirectory).addTo(values, line);
      return values.options();
    } catch (InvalidOptionException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static void refuseTwoWordsForOneThing(OptionLine line) throws UsageException {
    for (CommandLineOption each :
        Arrays.asList(CommandLineOption.FORCE, CommandLineOption.NO_CHECKSUM)) {
      if (line.has(each) && line.has(SharedOption.of(CopyOption.EXISTING))) {
        throw new UsageException(
            each.text() + " is short for " + CopyOption.EXISTING.flag() + ": give one of them.");
      }
    }
  }

  private static StatusFormat statusFormat(OptionLine line) throws UsageException {
    String text = line.value(CommandLineOption.STATUS_FORMAT);
    for (StatusFormat each : StatusFormat.values()) {
      if (text != null && each.name().toLowerCase(Locale.ROOT).equals(text)) {
        return each;
      }
    }
    if (text != null) {
      throw new UsageException(
          CommandLineOption.STATUS_FORMAT.text() + " must be lines or line, not '" + text + "'.");
    }
    return StatusFormat.LINES;
  }

  /** The collector ignores a file with another name, so that no alert would fire. */
  private @Nullable Path metricsFile(OptionLine line) throws UsageException {
    @Nullable Path file = file(CommandLineOption.METRICS_FILE, line);
    if (file != null && !file.toString().endsWith(".prom")) {
      throw new UsageException(
          CommandLineOption.METRICS_FILE.text() + " must end in .prom, not '" + file + "'.");
    }
    return file;
  }

  private @Nullable Path file(CommandLineOption option, OptionLine line) throws UsageException {
    String text = line.value(option);
    try {
      return text == null ? null : workingDirectory.resolve(text);
    } catch (InvalidPathException e) {
      throw new UsageException(option.text() + " cannot be '" + text + "': it is no file's name.");
    }
  }
}
