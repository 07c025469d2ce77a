package io.howdah.agent;

import org.apache.commons.cli.CommandLine;
import org.jspecify.annotations.Nullable;

/** The value of an option, which is given once and is not empty: neither can be what was meant. */
final class OptionValue {
  private OptionValue() {}

  /** What a command line gives for the option of that long name; null where it has none. */
  static @Nullable String in(CommandLine line, String longName) throws UsageException {
    String[] values = line.getOptionValues(longName);
    if (values == null) {
      return null;
    }
    if (values.length > 1) {
      throw new UsageException("The option --" + longName + " is given more than once.");
    }
    if (values[0].isEmpty()) {
      throw new UsageException("The option --" + longName + " needs a value.");
    }
    return values[0];
  }
}
