package io.howdah.agent;

import java.util.AbstractMap;
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
import org.apache.commons.cli.Option;
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
          DefaultParser.builder()
              .setStripLeadingAndTrailingQuotes(false) // the shell has done so
              .get()
              .parse(CommandOption.newOptions(options), others);
      return new OptionLine(line, optionalValues);
    } catch (AmbiguousOptionException e) {
      throw new UsageException(
          "The option '"
              + e.getOption()
              + "' may be --"
              + String.join(" or --", new TreeSet<>(e.getMatchingOptions()))
              + ".");
    } catch (UnrecognizedOptionException e) {
      throw new UsageException(refusal(options, String.valueOf(e.getOption()), unknown));
    } catch (MissingArgumentException e) {
      throw new UsageException("The option --" + e.getOption().getLongOpt() + " needs a value.");
    } catch (ParseException e) {
      throw new UsageException(e.getMessage() + ".");
    }
  }

  private static String refusal(
      List<? extends CommandOption> options, String given, Function<String, String> unknown) {
    int end = given.indexOf('=');
    for (CommandOption option : options) {
      if (end > 0 && given.substring(0, end).equals(option.text())) {
        return "The option " + option.text() + " takes no value.";
      }
    }
    return unknown.apply(given);
  }

  /**
   * Takes out optional values, such as that of {@code --preserve=owner} or {@code -pug}. Commons
   * CLI would take the next word for the value of such an option, so it gets {@code --preserve}
   * alone.
   */
  private static String[] withoutOptionalValues(
      List<? extends CommandOption> options, String[] arguments, Map<String, String> values)
      throws UsageException {
    List<String> others = new ArrayList<>(Arrays.asList(arguments));
    int end = others.indexOf("--");
    for (int i = 0; i < (end < 0 ? others.size() : end); i++) {
      String argument = others.get(i);
      boolean isLong = argument.startsWith("--");
      int value = isLong ? argument.indexOf('=') + 1 : 2;
      CommandOption option = null;
      if (isLong && value > 0) {
        option = unambiguous(options, argument.substring(2, value - 1));
      } else if (!isLong && argument.startsWith("-") && argument.length() > value) {
        option = withJoinedLetters(options, argument);
      }
      if (option != null && option.placeholder() != null && option.bareValue() != null) {
        if (values.put(option.longName(), argument.substring(value)) != null) {
          throw givenTwice(option.longName());
        }
        others.set(i, option.text());
      }
    }
    return others.toArray(new String[0]);
  }

  /** The option of {@code -pug}, whose value is {@code ug}; null for joined options. */
  private static @Nullable CommandOption withJoinedLetters(
      List<? extends CommandOption> options, String argument) {
    for (CommandOption option : options) {
      String letters = option.joinedLetters();
      if (argument.substring(1, 2).equals(option.letter())
          && argument.substring(2).chars().allMatch(letter -> letters.indexOf(letter) >= 0)) {
        return option;
      }
    }
    return null;
  }

  /** The option whose long name this is, or of which alone it is the beginning; else null. */
  private static @Nullable CommandOption unambiguous(
      List<? extends CommandOption> options, String beginning) {
    CommandOption found = null;
    for (CommandOption option : options) {
      if (option.longName().equals(beginning)) {
        return option;
      }
      if (option.longName().startsWith(beginning)) {
        if (found != null) {
          return null;
        }
        found = option;
      }
    }
    return found;
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
      String value = optionalValues.get(option.longName());
      if (value != null && times(option) > 1) {
        throw givenTwice(option.longName());
      }
      return value == null ? bareValue : value;
    }
    String[] values = line.getOptionValues(option.longName());
    if (values.length > 1) {
      throw givenTwice(option.longName());
    }
    return values[0];
  }

  /** Those of some options that are given, and their values, in the order of the command line. */
  List<Map.Entry<CommandOption, String>> inOrder(List<? extends CommandOption> options) {
    List<Map.Entry<CommandOption, String>> given = new ArrayList<>();
    for (Option seen : line.getOptions()) {
      for (CommandOption option : options) {
        if (option.longName().equals(seen.getLongOpt())) {
          given.add(new AbstractMap.SimpleImmutableEntry<>(option, seen.getValue()));
        }
      }
    }
    return given;
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
