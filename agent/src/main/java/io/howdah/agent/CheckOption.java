package io.howdah.agent;

import io.howdah.front.option.CheckOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The options of {@code howdah check} that a copy does not have. */
enum CheckOption implements CommandOption {
  LIST(
      "FILE",
      "Write a line of JSON for each entry that is not equal; '-' is standard output, which then"
          + " receives no status."),
  LIST_EQUAL(null, "With --list: a line for each equal file, too.");

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
