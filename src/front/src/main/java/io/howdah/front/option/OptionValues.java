package io.howdah.front.option;

import io.howdah.CopyOptions;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/** The values that the user sets for the options of a copy. */
public final class OptionValues {
  private final Function<CopyOption, String> spelling;
  private final Map<CopyOption, String> values = new EnumMap<>(CopyOption.class);
  private final Map<CopyOption, SizeRange> limits = new EnumMap<>(CopyOption.class);

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
   * Lowers the largest size of an option, for a front end that allows less.
   *
   * @throws IllegalArgumentException if the value of the option is not a number of bytes
   */
  public OptionValues limit(CopyOption option, long most) {
    SizeRange range = option.range();
    if (range == null || !option.isSize()) {
      throw new IllegalArgumentException(option + " has no size.");
    }
    limits.put(option, range.withMost(most));
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
        checkLimit(each.getKey(), each.getValue());
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

  private void checkLimit(CopyOption option, String value) throws OptionProblem {
    SizeRange limit = limits.get(option);
    OptionalLong bytes = ByteSize.parse(value);
    if (limit != null && bytes.isPresent() && !limit.contains(bytes.getAsLong())) {
      throw new OptionProblem("must be " + limit + ", not " + value);
    }
  }

  private InvalidOptionException invalid(CopyOption option, String problem) {
    String name = spelling.apply(option);
    return new InvalidOptionException(
        Character.toUpperCase(name.charAt(0)) + name.substring(1) + " " + problem + ".");
  }
}
