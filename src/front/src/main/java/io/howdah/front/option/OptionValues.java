package io.howdah.front.option;

import io.howdah.CopyOptions;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** The values that the user sets for the options of a copy. */
public final class OptionValues {
  private final Function<CopyOption, String> spelling;
  private final Map<CopyOption, String> values = new EnumMap<>(CopyOption.class);

  /**
   * Creates an empty set of values: each option has its default.
   *
   * @param spelling the name of an option in a sentence. A name that begins with a letter is
   *     capitalized at the beginning of a sentence.
   */
  public OptionValues(Function<CopyOption, String> spelling) {
    this.spelling = spelling;
  }

  /** Sets the value of an option and replaces an earlier one. */
  public OptionValues put(CopyOption option, String value) {
    values.put(option, value);
    return this;
  }

  /**
   * The options of a copy.
   *
   * @throws InvalidOptionException naming the first option whose value is wrong
   */
  public CopyOptions options() throws InvalidOptionException {
    CopyOptions.Builder options = CopyOptions.builder();
    for (Map.Entry<CopyOption, String> each : values.entrySet()) {
      try {
        each.getKey().set(each.getValue(), options);
      } catch (OptionProblem e) {
        throw invalid(each.getKey(), String.valueOf(e.getMessage()));
      }
    }
    if (!options.isProofPossible()) {
      throw invalid(
          CopyOption.REQUIRE_VERIFIED,
          "needs " + spelling.apply(CopyOption.VERIFY) + " to be full or readback");
    }
    return options.build();
  }

  private InvalidOptionException invalid(CopyOption option, String problem) {
    String name = spelling.apply(option);
    return new InvalidOptionException(
        Character.toUpperCase(name.charAt(0)) + name.substring(1) + " " + problem + ".");
  }
}
