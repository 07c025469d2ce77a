package io.howdah.agent;

import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.jspecify.annotations.Nullable;

/** An option of one of the agent's commands, as Commons CLI is told of it. */
interface CommandOption {
  /** How many values follow an option. */
  enum Operand {
    NONE,
    ONE
  }

  /** The letter after a single dash; null for none. */
  @Nullable String letter();

  /** The long name, without its dashes. */
  String longName();

  Operand operand();

  /** The option as it is typed in full, such as {@code --force}. */
  default String text() {
    return "--" + longName();
  }

  /** All of them for Commons CLI, which notes in them what it has seen. */
  static Options newOptions(CommandOption... all) {
    Options options = new Options();
    for (CommandOption each : all) {
      options.addOption(
          Option.builder(each.letter())
              .longOpt(each.longName())
              .hasArg(each.operand() == Operand.ONE)
              .get());
    }
    return options;
  }
}
