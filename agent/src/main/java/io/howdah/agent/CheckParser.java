package io.howdah.agent;

import io.howdah.ClusterPath;
import io.howdah.CopyOptions;
import io.howdah.UpdatePolicy;
import io.howdah.agent.CheckArguments.Listed;
import io.howdah.front.option.CopyOption;
import io.howdah.front.option.OptionValues;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parses the command lines that begin with {@value #COMMAND}. The first argument of this name is
 * always the command. After another argument it is always a path.
 */
final class CheckParser {
  static final String COMMAND = "check";

  private final CommandLineParser copies;

  CheckParser(Path workingDirectory) {
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
            withThoseOfCopies(),
            option -> "There is no option '" + option + "' of 'check'.",
            Arrays.copyOfRange(commandLine, 1, commandLine.length));
    if (line.has(CommandLineOption.HELP)) {
      return Optional.empty();
    }
    refuseOptionsOfCopies(line);
    refuseLocalToLocal(line);
    @Nullable String list = line.value(CheckOption.LIST);
    if (list == null && line.has(CheckOption.LIST_EQUAL)) {
      throw new UsageException(
          CheckOption.LIST_EQUAL.text() + " needs " + CheckOption.LIST.text() + ".");
    }
    Listed listed = line.has(CheckOption.LIST_EQUAL) ? Listed.ALL : Listed.DIFFERENCES;
    @Nullable String report = line.value(CheckOption.AGAINST);
    if (report != null) {
      refuseOptionsOfSources(line);
      AgentArguments common = copies.argumentsWithReport(line, report, OptionValues::forCheck);
      return Optional.of(CheckArguments.of(common, list, listed).againstReport());
    }
    AgentArguments common = copies.arguments(line, null, OptionValues::forCheck);
    refuseUnproven(common.request().options(), line);
    return Optional.of(CheckArguments.of(common, list, listed));
  }

  private static void refuseOptionsOfSources(OptionLine line) throws UsageException {
    for (CommandOption each : SharedOption.withThoseOfTheCommandLine()) {
      if (CheckOption.isOnlyOfSources(each) && line.has(each)) {
        throw new UsageException(
            "The option "
                + each.text()
                + " cannot be combined with "
                + CheckOption.AGAINST.text()
                + ": the report says what is compared.");
      }
    }
  }

  /** Without the options of copies, one of them could pass for the short form of another option. */
  private static List<CommandOption> withThoseOfCopies() {
    List<CommandOption> all = new ArrayList<>(SharedOption.withThoseOfTheCommandLine());
    all.addAll(Arrays.asList(CheckOption.values()));
    return all;
  }

  private static void refuseOptionsOfCopies(OptionLine line) throws UsageException {
    for (CommandOption each : SharedOption.withThoseOfTheCommandLine()) {
      if (CheckOption.isOnlyOfCopies(each) && line.has(each)) {
        throw new UsageException(
            "The option " + each.text() + " is for copies, and a check changes nothing.");
      }
    }
  }

  private static void refuseLocalToLocal(OptionLine line) throws UsageException {
    if (ClusterPath.LOCAL.equals(line.value(CommandLineOption.SRC))
        && ClusterPath.LOCAL.equals(line.value(CommandLineOption.DEST))) {
      throw new UsageException("A check of local with local is not supported, use diff command.");
    }
  }

  private static void refuseUnproven(CopyOptions options, OptionLine line) throws UsageException {
    if (options.updatePolicy() == UpdatePolicy.NEVER) {
      throw new UsageException(
          CopyOption.UPDATE.flag() + "=never compares nothing, and a check cannot use it.");
    }
    if (!options.verification().provesBytes()) {
      throw new UsageException(
          CopyOption.VERIFY.flag()
              + "="
              + line.value(SharedOption.of(CopyOption.VERIFY))
              + " proves nothing; "
              + CopyOption.UPDATE.flag()
              + "=size compares lengths alone.");
    }
  }
}
