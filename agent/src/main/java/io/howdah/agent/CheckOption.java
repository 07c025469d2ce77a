package io.howdah.agent;

import io.howdah.front.option.CheckOptions;
import io.howdah.front.option.CopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The options of {@code howdah check} that a copy does not have. */
enum CheckOption implements CommandOption {
  AGAINST(
      "REPORT",
      "Compare DEST_PATH, or all that the report is about, with what the last line about each file"
          + " in this report of copies says. The source is not needed."),
  LIST(
      "FILE",
      "Write a line of JSON for each entry that is not equal; '-' is standard output, which then"
          + " receives no status."),
  LIST_EQUAL(null, "With --list: a line for each equal file, too.");

  /** Shared options that a check against a report has. */
  private static final Set<CopyOption> OF_REPORTS =
      EnumSet.of(
          CopyOption.REQUIRE_VERIFIED,
          CopyOption.BANDWIDTH,
          CopyOption.REQUESTS_PER_SECOND,
          CopyOption.THREADS,
          CopyOption.PART_SIZE,
          CopyOption.BUFFER_SIZE,
          CopyOption.ATTEMPTS);

  /** Options that say what of the source is compared, and where. */
  private static final Set<CommandLineOption> OF_SOURCES =
      EnumSet.of(
          CommandLineOption.SRC,
          CommandLineOption.NO_TARGET_DIRECTORY,
          CommandLineOption.EXCLUDE,
          CommandLineOption.INCLUDE,
          CommandLineOption.FILTER_FROM,
          CommandLineOption.FILES_FROM);

  private static final Set<CommandLineOption> ONLY_OF_COPIES =
      EnumSet.of(
          CommandLineOption.FORCE,
          CommandLineOption.NO_CHECKSUM,
          CommandLineOption.ERROR_ON_NO_CHANGE,
          CommandLineOption.VERSION);

  private final @Nullable String placeholder;
  private final String meaning;

  CheckOption(@Nullable String placeholder, String meaning) {
    this.placeholder = placeholder;
    this.meaning = meaning;
  }

  /** All options of the check command, in the order of its help text. */
  static List<CommandOption> all() {
    List<CommandOption> all = new ArrayList<>();
    for (CommandOption each : SharedOption.withThoseOfTheCommandLine()) {
      if (each == CommandLineOption.CONF) {
        all.addAll(Arrays.asList(values()));
      }
      if (!isOnlyOfCopies(each)) {
        all.add(each);
      }
    }
    return all;
  }

  /** Whether an option of the copy command is none of the check command. */
  static boolean isOnlyOfCopies(CommandOption option) {
    return option instanceof SharedOption
        ? !CheckOptions.has(((SharedOption) option).option())
        : option instanceof CommandLineOption && ONLY_OF_COPIES.contains(option);
  }

  /** Whether an option has no meaning in a check against a report. */
  static boolean isOnlyOfSources(CommandOption option) {
    return option instanceof SharedOption
        ? !OF_REPORTS.contains(((SharedOption) option).option())
        : option instanceof CommandLineOption && OF_SOURCES.contains(option);
  }

  @Override
  public @Nullable String letter() {
    return null;
  }

  @Override
  public String longName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public @Nullable String placeholder() {
    return placeholder;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
