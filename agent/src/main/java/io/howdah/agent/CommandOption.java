package io.howdah.agent;

import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.jspecify.annotations.Nullable;

/** An option of one of the agent's commands. */
interface CommandOption {
  /** The letter after a single dash; null for none. */
  @Nullable String letter();

  /** The long name, without its dashes. */
  String longName();

  /** What the help text writes for the value, such as {@code BYTES}; null where there is none. */
  @Nullable String placeholder();

  /** What the option does, for the help text. */
  String meaning();

  /** The value that the option has when only its name is given; null where a value must follow. */
  default @Nullable String bareValue() {
    return placeholder() == null ? "true" : null;
  }

  /** The option as it is typed in full, such as {@code --force}. */
  default String text() {
    return "--" + longName();
  }

  /** All of them for Commons CLI, which notes in them what it has seen. */
  static Options newOptions(Iterable<? extends CommandOption> all) {
    Options options = new Options();
    for (CommandOption each : all) {
      options.addOption(
          Option.builder(each.letter())
              .longOpt(each.longName())
              .hasArg(each.bareValue() == null)
              .get());
    }
    return options;
  }
}
