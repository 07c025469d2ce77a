package io.howdah.agent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.commons.cli.AmbiguousOptionException;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import org.jspecify.annotations.Nullable;

/** A parsed command line: options with their values, and other words. */
final class OptionLine {
  private final CommandLine line;
  private final Map<String, String> optionalValues;

  private OptionLine(CommandLine line, Map<String, String> optionalValues) {
    this.line = line;
    this.optionalValues = optionalValues;
  }

  /**
   * Parses options and words in any order.
   *
   * @param unknown creates the message for an unknown option
   * @throws UsageException where an option is unknown, ambiguous or lacks its value
   */
  static OptionLine read(
      List<? extends CommandOption> options, Function<String, String> unknown, String... arguments)
      throws UsageException {
    Map<String, String> optionalValues = new HashMap<>();
    String[] others = withoutOptionalValues(options, arguments, optionalValues);
    try {
      CommandLine line =
          DefaultParser.builder().get().parse(CommandOption.newOptions(options), others);
      return new OptionLine(line, optionalValues);
    } catch (AmbiguousOptionException e) {
      throw new UsageException(
          "The option '"
              + e.getOption()
              + "' may be --"
              + String.join(" or --", new TreeSet<>(e.getMatchingOptions()))
              + ".");
    } catch (UnrecognizedOptionException e) {
      throw new UsageException(unknown.apply(String.valueOf(e.getOption())));
    } catch (MissingArgumentException e) {
      throw new UsageException("The option --" + e.getOption().getLongOpt() + " needs a value.");
    } catch (ParseException e) {
      throw new UsageException(e.getMessage() + ".");
    }
  }

  /**
   * Takes out optional values, such as that of {@code --preserve=owner}. Commons CLI would take the
   * next word for the value of such an option, so it gets {@code --preserve} alone.
   */
  private static String[] withoutOptionalValues(
      List<? extends CommandOption> options, String[] arguments, Map<String, String> values)
      throws UsageException {
    List<String> others = new ArrayList<>(Arrays.asList(arguments));
    int end = others.indexOf("--");
    for (int i = 0; i < (end < 0 ? others.size() : end); i++) {
      for (CommandOption option : options) {
        String start = option.text() + "=";
        if (option.placeholder() != null
            && option.bareValue() != null
            && others.get(i).startsWith(start)) {
          if (values.put(option.longName(), others.get(i).substring(start.length())) != null) {
            throw givenTwice(option.longName());
          }
          others.set(i, option.text());
        }
      }
    }
    return others.toArray(new String[0]);
  }

  boolean has(CommandOption option) {
    return line.hasOption(option.longName());
  }

  int times(CommandOption option) {
    return (int)
        Arrays.stream(line.getOptions())
            .filter(seen -> option.longName().equals(seen.getLongOpt()))
            .count();
  }

  /**
   * The value of an option; null where it is not given.
   *
   * @throws UsageException where it is given more than once
   */
  @Nullable String valueOrEmpty(CommandOption option) throws UsageException {
    if (!has(option)) {
      return null;
    }
    String bareValue = option.bareValue();
    if (bareValue != null) {
      return optionalValues.getOrDefault(option.longName(), bareValue);
    }
    String[] values = line.getOptionValues(option.longName());
    if (values.length > 1) {
      throw givenTwice(option.longName());
    }
    return values[0];
  }

  /** Like {@link #valueOrEmpty}, but the value must not be empty. */
  @Nullable String value(CommandOption option) throws UsageException {
    String value = valueOrEmpty(option);
    if (value != null && value.isEmpty()) {
      throw new UsageException("The option " + option.text() + " needs a value.");
    }
    return value;
  }

  /** Like {@link #value}, but the option is required. */
  String required(CommandOption option) throws UsageException {
    String value = value(option);
    if (value == null) {
      throw new UsageException("The option " + option.text() + " is missing.");
    }
    return value;
  }

  /** The words that are neither options nor values of options. */
  List<String> words() {
    return line.getArgList();
  }

  private static UsageException givenTwice(String longName) {
    return new UsageException("The option --" + longName + " is given more than once.");
  }
}
