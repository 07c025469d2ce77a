package io.howdah.agent;

import io.howdah.ClusterPath;
import io.howdah.CopyOptions;
import io.howdah.CopyOptions.ExistingFiles;
import io.howdah.CopyOptions.Layout;
import io.howdah.CopyOptions.Mode;
import io.howdah.CopyOptions.Unverifiable;
import io.howdah.CopyOptions.Verification;
import io.howdah.CopyRequest;
import io.howdah.CopyRequest.Target;
import io.howdah.FileAttribute;
import io.howdah.UrlPath;
import io.howdah.agent.AgentArguments.Action;
import io.howdah.agent.AgentArguments.ProgressMode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.commons.cli.AmbiguousOptionException;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import org.jspecify.annotations.Nullable;

/** Understands pydistcp's command line, options and paths in any order. */
final class CommandLineParser {
  private static final char REPLACEMENT_CHARACTER = '\uFFFD';

  private final Path workingDirectory;
  private final LocalPaths localPaths;

  CommandLineParser(Path workingDirectory) {
    this.workingDirectory = workingDirectory;
    localPaths = new LocalPaths(workingDirectory);
  }

  AgentArguments parse(String... arguments) throws UsageException {
    for (String argument : arguments) {
      if (argument.indexOf(REPLACEMENT_CHARACTER) >= 0) {
        throw new UsageException(
            "The argument '"
                + argument
                + "' has characters that this locale cannot express; set LC_ALL=C.UTF-8.");
      }
    }
    Line line = new Line(commandLine(arguments));
    if (line.has(CommandLineOption.HELP)) {
      return AgentArguments.show(Action.SHOW_HELP);
    }
    if (line.has(CommandLineOption.VERSION)) {
      return AgentArguments.show(Action.SHOW_VERSION);
    }
    return AgentArguments.copy(request(line))
        .configuration(line.value(CommandLineOption.CONFIGURATION))
        .statusFile(statusFile(line))
        .progressMode(line.has(CommandLineOption.SILENT) ? ProgressMode.SILENT : ProgressMode.SHOWN)
        .verbosity(line.times(CommandLineOption.VERBOSE))
        .build();
  }

  private static CommandLine commandLine(String... arguments) throws UsageException {
    try {
      return DefaultParser.builder()
          .get()
          .parse(CommandOption.newOptions(CommandLineOption.values()), arguments);
    } catch (AmbiguousOptionException e) {
      throw new UsageException(
          "The option '"
              + e.getOption()
              + "' may be --"
              + String.join(" or --", new TreeSet<>(e.getMatchingOptions()))
              + ".");
    } catch (UnrecognizedOptionException e) {
      throw new UsageException("There is no option '" + e.getOption() + "'.");
    } catch (MissingArgumentException e) {
      throw new UsageException("The option --" + e.getOption().getLongOpt() + " needs a value.");
    } catch (ParseException e) {
      throw new UsageException(e.getMessage() + ".");
    }
  }

  private CopyRequest request(Line line) throws UsageException {
    String sourceCluster = line.required(CommandLineOption.SOURCE);
    String destinationCluster = line.required(CommandLineOption.DESTINATION);
    List<String> paths = line.paths();
    refuseUrl("SRC_PATH", CommandLineOption.SOURCE, paths.get(0));
    refuseUrl("DEST_PATH", CommandLineOption.DESTINATION, paths.get(1));
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
        .options(options(line))
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

  private static CopyOptions options(Line line) throws UsageException {
    Verification verification = verification(line.value(CommandLineOption.VERIFY));
    if (line.has(CommandLineOption.REQUIRE_VERIFIED) && !verification.provesBytes()) {
      throw new UsageException("--require-verified needs --verify=full or --verify=readback.");
    }
    CopyOptions.Builder builder =
        CopyOptions.builder()
            .existingFiles(existingFiles(line))
            .verification(verification)
            .unverifiable(
                line.has(CommandLineOption.REQUIRE_VERIFIED)
                    ? Unverifiable.FAIL
                    : Unverifiable.ACCEPT)
            .layout(line.has(CommandLineOption.FILES_ONLY) ? Layout.FLAT : Layout.TREE)
            .mode(line.has(CommandLineOption.DRY_RUN) ? Mode.DRY_RUN : Mode.COPY);
    if (line.has(CommandLineOption.PRESERVE)) {
      builder.preserve(EnumSet.allOf(FileAttribute.class));
    }
    String includePattern = line.value(CommandLineOption.INCLUDE_PATTERN);
    if (includePattern != null) {
      builder.includePattern(includePattern);
    }
    String threads = line.value(CommandLineOption.THREADS);
    String minSize = line.value(CommandLineOption.MIN_SIZE);
    String partSize = line.value(CommandLineOption.PART_SIZE);
    String bufferSize = line.value(CommandLineOption.BUFFER_SIZE);
    try {
      if (threads != null) {
        builder.threads(number(CommandLineOption.THREADS, threads));
      }
      if (minSize != null) {
        builder.minimumSize(ByteSize.parse(CommandLineOption.MIN_SIZE.text(), minSize));
      }
      if (partSize != null) {
        builder.partSize(ByteSize.parse(CommandLineOption.PART_SIZE.text(), partSize));
      }
      if (bufferSize != null) {
        builder.bufferSize(ByteSize.parse(CommandLineOption.BUFFER_SIZE.text(), bufferSize));
      }
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
    return builder.build();
  }

  /** Without --force nothing that exists is touched, whatever --no-checksum says. */
  private static ExistingFiles existingFiles(Line line) {
    if (!line.has(CommandLineOption.FORCE)) {
      return ExistingFiles.FAIL;
    }
    return line.has(CommandLineOption.NO_CHECKSUM)
        ? ExistingFiles.REPLACE_ALWAYS
        : ExistingFiles.REPLACE_UNLESS_EQUAL;
  }

  private static Verification verification(@Nullable String text) throws UsageException {
    if (text == null) {
      return Verification.FULL;
    }
    for (Verification each : Verification.values()) {
      if (each.name().equals(text.toUpperCase(Locale.ROOT))) {
        return each;
      }
    }
    throw new UsageException(
        "--verify must be full, readback, length or none, not '" + text + "'.");
  }

  private static int number(CommandLineOption option, String text) throws UsageException {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new UsageException(option.text() + " must be a whole number, not '" + text + "'.");
    }
  }

  private @Nullable Path statusFile(Line line) throws UsageException {
    String text = line.value(CommandLineOption.STATUS_FILE);
    try {
      return text == null ? null : workingDirectory.resolve(text);
    } catch (InvalidPathException e) {
      throw new UsageException("--status-file cannot be '" + text + "': it is no file's name.");
    }
  }

  /** What Commons CLI has read. */
  private static final class Line {
    private final CommandLine line;

    Line(CommandLine line) {
      this.line = line;
    }

    boolean has(CommandLineOption option) {
      return line.hasOption(option.longName());
    }

    int times(CommandLineOption option) {
      return (int)
          Arrays.stream(line.getOptions())
              .filter(seen -> option.longName().equals(seen.getLongOpt()))
              .count();
    }

    @Nullable String value(CommandLineOption option) throws UsageException {
      return OptionValue.in(line, option.longName());
    }

    String required(CommandLineOption option) throws UsageException {
      String value = value(option);
      if (value == null) {
        throw new UsageException("The option " + option.text() + " is missing.");
      }
      return value;
    }

    List<String> paths() throws UsageException {
      List<String> paths = line.getArgList();
      if (paths.size() != 2) {
        throw new UsageException(
            "There must be two paths, SRC_PATH and DEST_PATH, not " + paths.size() + ".");
      }
      if (paths.contains("")) {
        throw new UsageException("SRC_PATH and DEST_PATH must not be empty.");
      }
      return paths;
    }
  }
}
