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

  /** The placeholder of the value in the help text, such as {@code BYTES}; null for a switch. */
  @Nullable String placeholder();

  /** The meaning of the option, for the help text. */
  String meaning();

  /** The value of the option where only its name is given; null where a value is required. */
  default @Nullable String bareValue() {
    return placeholder() == null ? "true" : null;
  }

  /** The letters that may follow {@link #letter} as its value; empty for none. */
  default String joinedLetters() {
    return "";
  }

  /** The option in its long form, such as {@code --force}. */
  default String text() {
    return "--" + longName();
  }

  /** Creates new option objects for Commons CLI, which stores parsed values in them. */
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
