package io.howdah.agent;

import io.howdah.front.option.CopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An option that the command line shares with workflows. */
final class SharedOption implements CommandOption {
  /** The attributes of {@code -p} alone, as in DistCp. */
  private static final String USUAL_ATTRIBUTES = "rbugpt";

  private final CopyOption option;

  private SharedOption(CopyOption option) {
    this.option = option;
  }

  static SharedOption of(CopyOption option) {
    return new SharedOption(option);
  }

  static List<SharedOption> all() {
    return Arrays.stream(CopyOption.values()).map(SharedOption::of).collect(Collectors.toList());
  }

  /** All options of the copy command, in the order of the help text. */
  static List<CommandOption> withThoseOfTheCommandLine() {
    List<CommandOption> all = new ArrayList<>(Arrays.asList(CommandLineOption.values()));
    all.addAll(all.indexOf(CommandLineOption.CONF), all());
    return all;
  }

  CopyOption option() {
    return option;
  }

  /** The letter of pydistcp. */
  @Override
  public @Nullable String letter() {
    return option == CopyOption.PRESERVE ? "p" : null;
  }

  @Override
  public String longName() {
    return option.optionName();
  }

  @Override
  public @Nullable String placeholder() {
    return option.placeholder();
  }

  @Override
  public String meaning() {
    String bare = isList() ? " Without LIST: " + USUAL_ATTRIBUTES + "." : "";
    return option.meaning() + bare + defaultText();
  }

  /** As in DistCp, {@code -p} without a list means the usual attributes. */
  @Override
  public @Nullable String bareValue() {
    if (option.placeholder() == null) {
      return "true";
    }
    return isList() ? USUAL_ATTRIBUTES : null;
  }

  @Override
  public String joinedLetters() {
    return option.letters();
  }

  private boolean isList() {
    return option == CopyOption.PRESERVE;
  }

  private String defaultText() {
    boolean hasDefault = option.placeholder() != null && !option.defaultValue().isEmpty();
    return hasDefault ? " [default: " + option.defaultValue() + "]" : "";
  }
}
