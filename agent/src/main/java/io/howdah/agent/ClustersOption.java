package io.howdah.agent;

import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.jspecify.annotations.Nullable;

/** The options of {@code howdah clusters}; what each means to a user is in its help text. */
enum ClustersOption {
  WRITE_CHECK(null, "write-check", Operand.NONE),
  WRITE_CHECK_IN(null, "write-check-in", Operand.ONE),
  JSON(null, "json", Operand.NONE),
  TIMEOUT(null, "timeout", Operand.ONE),
  CONFIGURATION(null, "conf", Operand.ONE),
  HELP("h", "help", Operand.NONE);

  private enum Operand {
    NONE,
    ONE
  }

  private final @Nullable String letter;
  private final String name;
  private final Operand operand;

  ClustersOption(@Nullable String letter, String name, Operand operand) {
    this.letter = letter;
    this.name = name;
    this.operand = operand;
  }

  /** The option as it is typed in full, such as {@code --json}. */
  String text() {
    return "--" + name;
  }

  /** The long name, without its dashes. */
  String longName() {
    return name;
  }

  /** All of them for Commons CLI, which notes in them what it has seen. */
  static Options newOptions() {
    Options options = new Options();
    for (ClustersOption each : values()) {
      options.addOption(
          Option.builder(each.letter).longOpt(each.name).hasArg(each.operand == Operand.ONE).get());
    }
    return options;
  }
}
