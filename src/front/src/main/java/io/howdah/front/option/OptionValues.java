package io.howdah.front.option;

import io.howdah.ByteSize;
import io.howdah.CopyOptions;
import io.howdah.OptionConflict;
import io.howdah.SelectionRule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** The values that the user sets for the options of a copy. */
public final class OptionValues {
  private final Function<CopyOption, String> spelling;
  private final Map<CopyOption, String> values = new EnumMap<>(CopyOption.class);
  private final Map<CopyOption, SizeRange> limits = new EnumMap<>(CopyOption.class);
  private final List<SelectionRule> rules = new ArrayList<>();

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

  /** Gives an option its default. */
  public OptionValues remove(CopyOption option) {
    values.remove(option);
    return this;
  }

  /**
   * Sets the options that those of a check need. A copy would refuse, for example, to compare times
   * that it does not preserve. A check ignores their values.
   */
  public OptionValues forCheck() {
    put(CopyOption.EXISTING, "update").put(CopyOption.PRESERVE, "times");
    return values.containsKey(CopyOption.DELETE_EXCLUDED) ? put(CopyOption.DELETE, "true") : this;
  }

  /**
   * Sets the options that those of a measurement of the lag need. Only a copy that deletes leaves
   * pairs of snapshots. The measurement deletes nothing.
   */
  public OptionValues forLag() {
    forCheck();
    return values.containsKey(CopyOption.DIFF) ? put(CopyOption.DELETE, "true") : this;
  }

  /** Adds a rule of the selection behind those that are there. */
  public OptionValues rule(SelectionRule rule) {
    rules.add(rule);
    return this;
  }

  /**
   * Adds rules that have the form of {@link FilterRules}.
   *
   * @param source what has the text, for messages, such as {@code the file 'nightly.rules'}
   * @throws InvalidOptionException naming the first line that is no rule
   */
  public OptionValues rules(String text, String source) throws InvalidOptionException {
    try {
      rules.addAll(FilterRules.parse(text, source));
      return this;
    } catch (OptionProblem e) {
      throw invalid(CopyOption.FILTER, String.valueOf(e.getMessage()));
    }
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
    options.select(only -> rules.forEach(only::rule));
    try {
      Optional<OptionConflict> conflict = options.conflict();
      if (conflict.isPresent()) {
        throw invalid(conflict.get());
      }
      return options.build();
    } catch (IllegalArgumentException e) {
      throw new InvalidOptionException(String.valueOf(e.getMessage()));
    }
  }

  private void checkLimit(CopyOption option, String value) throws OptionProblem {
    SizeRange limit = limits.get(option);
    OptionalLong bytes = ByteSize.parse(value);
    if (limit != null && bytes.isPresent() && !limit.contains(bytes.getAsLong())) {
      throw new OptionProblem("must be " + limit + ", not " + value);
    }
  }

  private InvalidOptionException invalid(OptionConflict conflict) {
    switch (conflict) {
      case PROOF:
        return invalid(
            CopyOption.REQUIRE_VERIFIED,
            "needs " + spelling.apply(CopyOption.VERIFY) + " to be full or readback");
      case UPDATE_TIMES:
        return invalid(
            CopyOption.UPDATE,
            "needs " + spelling.apply(CopyOption.PRESERVE) + " to have times where it is mtime");
      case UPDATE_EXISTING:
        return invalid(
            CopyOption.UPDATE, "needs " + spelling.apply(CopyOption.EXISTING) + " to be update");
      case RECHECK:
        return needingLedger(CopyOption.RECHECK);
      case LEDGER_DIRECTORY:
        return needingLedger(CopyOption.LEDGER_DIR);
      case GIVEN_SNAPSHOT:
        return invalid(
            CopyOption.FROM_SNAPSHOT,
            "cannot be combined with "
                + spelling.apply(CopyOption.SNAPSHOT)
                + ", "
                + spelling.apply(CopyOption.DIFF)
                + " or "
                + spelling.apply(CopyOption.KEEP_SNAPSHOTS));
      case KEPT_SNAPSHOTS:
        return invalid(
            CopyOption.KEEP_SNAPSHOTS,
            "needs "
                + spelling.apply(CopyOption.SNAPSHOT)
                + " or "
                + spelling.apply(CopyOption.DIFF));
      case PAIRS:
        return ofPairs(
            "need "
                + spelling.apply(CopyOption.DELETE)
                + ", with "
                + spelling.apply(CopyOption.EXISTING)
                + " update and "
                + spelling.apply(CopyOption.UPDATE)
                + " proof");
      case PAIRS_AGE:
        return ofPairs(
            "cannot be combined with "
                + spelling.apply(CopyOption.MIN_AGE)
                + " or "
                + spelling.apply(CopyOption.MAX_AGE));
      case PAIRS_FILES:
        return ofPairs("cannot be combined with " + spelling.apply(CopyOption.FILES));
      case PAIRS_PLAN:
        return ofPairs("cannot be combined with " + spelling.apply(CopyOption.ONLY_PLANNED));
      case EXCLUDED:
        return invalid(CopyOption.DELETE_EXCLUDED, "needs " + spelling.apply(CopyOption.DELETE));
      case BACKUP:
        return excluding(CopyOption.SKIP_TRASH, CopyOption.BACKUP_DIR);
      case LAYOUT:
        return excluding(CopyOption.FILES_ONLY, CopyOption.DELETE);
      case ATOMIC_LAYOUT:
        return invalid(
            CopyOption.ATOMIC, "must be file with " + spelling.apply(CopyOption.FILES_ONLY));
      case ATOMIC_PLAN:
        return invalid(
            CopyOption.ATOMIC,
            "must be file with "
                + spelling.apply(CopyOption.PLAN)
                + " and "
                + spelling.apply(CopyOption.ONLY_PLANNED));
      case ATOMIC_SNAPSHOTS:
        return ofPairs("cannot be combined with " + spelling.apply(CopyOption.ATOMIC) + " tree");
      case ATOMIC_TABLE:
        return invalid(
            CopyOption.ATOMIC,
            "must not be tree with "
                + spelling.apply(CopyOption.HIVE_TABLE)
                + " or "
                + spelling.apply(CopyOption.PARTITION_SCRIPT));
      case ATOMIC_NEVER:
        return invalid(
            CopyOption.ATOMIC,
            "must be file if " + spelling.apply(CopyOption.UPDATE) + " is never");
      case PARTITION_SCRIPT:
        return excluding(CopyOption.PARTITION_SCRIPT, CopyOption.FILES_ONLY);
      case HIVE_TABLE:
        return excluding(CopyOption.HIVE_TABLE, CopyOption.FILES_ONLY);
      case SOURCE_TABLE:
        return excluding(CopyOption.SOURCE_TABLE, CopyOption.FILES_ONLY);
      case SOURCE_TABLE_SNAPSHOTS:
        return invalid(
            CopyOption.SOURCE_TABLE,
            "cannot be combined with "
                + spelling.apply(CopyOption.SNAPSHOT)
                + ", "
                + spelling.apply(CopyOption.FROM_SNAPSHOT)
                + ", "
                + spelling.apply(CopyOption.DIFF)
                + " or "
                + spelling.apply(CopyOption.KEEP_SNAPSHOTS));
      case CREATED_TABLE:
        return invalid(
            CopyOption.CREATE_TABLE,
            "needs "
                + spelling.apply(CopyOption.HIVE_TABLE)
                + " and "
                + spelling.apply(CopyOption.SOURCE_TABLE));
      case PLAN:
        return invalid(CopyOption.PLAN, "needs " + spelling.apply(CopyOption.DRY_RUN));
      case APPROVED_PLAN:
        return excluding(CopyOption.ONLY_PLANNED, CopyOption.DRY_RUN);
    }
    throw new IllegalArgumentException(conflict.toString());
  }

  private InvalidOptionException needingLedger(CopyOption option) {
    return invalid(
        option,
        "needs "
            + spelling.apply(CopyOption.EXISTING)
            + " to be update and "
            + spelling.apply(CopyOption.UPDATE)
            + " to be proof, without "
            + spelling.apply(CopyOption.NO_LEDGER));
  }

  private InvalidOptionException ofPairs(String problem) {
    String name = spelling.apply(CopyOption.DIFF);
    return new InvalidOptionException(
        Character.toUpperCase(name.charAt(0))
            + name.substring(1)
            + " and "
            + spelling.apply(CopyOption.KEEP_SNAPSHOTS)
            + " "
            + problem
            + ".");
  }

  private InvalidOptionException excluding(CopyOption option, CopyOption other) {
    return invalid(option, "cannot be combined with " + spelling.apply(other));
  }

  private InvalidOptionException invalid(CopyOption option, String problem) {
    String name = spelling.apply(option);
    return new InvalidOptionException(
        Character.toUpperCase(name.charAt(0)) + name.substring(1) + " " + problem + ".");
  }
}
