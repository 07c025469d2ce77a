package io.howdah;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which files and directories of the source a copy is about. Immutable; {@link #builder()} states
 * each default.
 *
 * <p>Rules have patterns for the path below the source, as with rclone: {@code *} any characters of
 * a name, {@code **} any characters, {@code ?} one character of a name, {@code [a-z]} one of a set,
 * <code>{a,b}</code> alternatives. A pattern that begins with {@code /} matches from the source on,
 * any other from the begin of any name on. One that ends with {@code /} matches directories, with
 * all that is in them. The first rule that matches decides. What no rule matches is taken.
 *
 * <p>A directory that is left out is not listed.
 */
public final class Selection {
  /** Whether rules apply that leave out what only its writer has a use for. */
  public enum UsualExclusions {
    /** The user's rules apply first, and then those of {@link #USUAL_EXCLUSIONS}. */
    APPLIED,
    IGNORED
  }

  /**
   * Leaves out what jobs, clients and servers of Hadoop have not finished or have thrown away, and
   * what copies remember. Snapshots are never listed.
   */
  public static final List<SelectionRule> USUAL_EXCLUSIONS =
      Collections.unmodifiableList(
          usual("_temporary/", ".hive-staging*/", "*._COPYING_", ".Trash/", ".howdah/"));

  private final List<SelectionRule> rules;
  private final UsualExclusions usualExclusions;
  private final TransactionalTables transactionalTables;
  private final @Nullable Set<String> files;
  private final @Nullable String partitions;
  private final String includePattern;
  private final long minimumSize;
  private final long maximumSize;
  private final @Nullable Duration minimumAge;
  private final @Nullable Duration maximumAge;

  private Selection(Builder builder) {
    rules = Collections.unmodifiableList(new ArrayList<>(builder.rules));
    usualExclusions = builder.usualExclusions;
    transactionalTables = builder.transactionalTables;
    files = builder.files;
    partitions = builder.partitions;
    includePattern = builder.includePattern;
    minimumSize = builder.minimumSize;
    maximumSize = builder.maximumSize;
    minimumAge = builder.minimumAge;
    maximumAge = builder.maximumAge;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The user's rules, in order. */
  public List<SelectionRule> rules() {
    return rules;
  }

  public UsualExclusions usualExclusions() {
    return usualExclusions;
  }

  public TransactionalTables transactionalTables() {
    return transactionalTables;
  }

  /**
   * The files, and directories with everything in them, to which the selection is restricted before
   * the rules apply. Paths are below the source and do not begin with a slash. Null for no
   * restriction.
   */
  public @Nullable Set<String> files() {
    return files;
  }

  /**
   * An expression over the partitions of a table, such as {@code ds >= '2026-11-01'}. Only files in
   * partitions for which it is true are taken, whatever the rules say. Null for no restriction.
   */
  public @Nullable String partitions() {
    return partitions;
  }

  /** A pattern that the last name of a file must match, whatever the rules say. */
  public String includePattern() {
    return includePattern;
  }

  /** Bytes that a file must at least have. */
  public long minimumSize() {
    return minimumSize;
  }

  /** Bytes that a file may at most have. */
  public long maximumSize() {
    return maximumSize;
  }

  /** How long ago a file must have been modified at least, at the start; null for any time. */
  public @Nullable Duration minimumAge() {
    return minimumAge;
  }

  /** How long ago a file may have been modified at most, at the start; null for any time. */
  public @Nullable Duration maximumAge() {
    return maximumAge;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof Selection)) {
      return false;
    }
    Selection that = (Selection) other;
    return rules.equals(that.rules)
        && usualExclusions == that.usualExclusions
        && transactionalTables == that.transactionalTables
        && Objects.equals(files, that.files)
        && Objects.equals(partitions, that.partitions)
        && includePattern.equals(that.includePattern)
        && minimumSize == that.minimumSize
        && maximumSize == that.maximumSize
        && Objects.equals(minimumAge, that.minimumAge)
        && Objects.equals(maximumAge, that.maximumAge);
  }

  @Override
  public int hashCode() {
    return Objects.hash(rules, includePattern, minimumSize, maximumSize, minimumAge, maximumAge);
  }

  private static List<SelectionRule> usual(String... patterns) {
    List<SelectionRule> rules = new ArrayList<>();
    for (String pattern : patterns) {
      rules.add(SelectionRule.of(SelectionRule.Effect.EXCLUDE, pattern, "the usual exclusions"));
    }
    return rules;
  }

  /** Collects the values of a {@link Selection} and refuses bad ones in one sentence. */
  public static final class Builder {
    private final List<SelectionRule> rules = new ArrayList<>();
    private UsualExclusions usualExclusions = UsualExclusions.APPLIED;
    private TransactionalTables transactionalTables = TransactionalTables.REFUSE;
    private @Nullable Set<String> files;
    private @Nullable String partitions;
    private String includePattern = "*";
    private long minimumSize;
    private long maximumSize = Long.MAX_VALUE;
    private @Nullable Duration minimumAge;
    private @Nullable Duration maximumAge;

    private Builder() {}

    /** Adds a rule behind those that are there. Default: none. */
    public Builder rule(SelectionRule rule) {
      rules.add(rule);
      return this;
    }

    /** Default: {@link UsualExclusions#APPLIED}. */
    public Builder usualExclusions(UsualExclusions usualExclusions) {
      this.usualExclusions = usualExclusions;
      return this;
    }

    /** Default: {@link TransactionalTables#REFUSE}. */
    public Builder transactionalTables(TransactionalTables transactionalTables) {
      this.transactionalTables = transactionalTables;
      return this;
    }

    /**
     * Restricts the selection to these paths below the source. Default: no restriction.
     *
     * @param files a slash at the begin or end of a path is ignored
     * @throws IllegalArgumentException where a path is empty or has an empty name, {@code .} or
     *     {@code ..} in it
     */
    public Builder files(Collection<String> files) {
      Set<String> paths = new LinkedHashSet<>();
      for (String file : files) {
        String path = file.replaceAll("^/|/$", "");
        for (String name : path.split("/", -1)) {
          if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            throw new IllegalArgumentException("'" + file + "' is no path below the source.");
          }
        }
        paths.add(path);
      }
      this.files = Collections.unmodifiableSet(paths);
      return this;
    }

    /** Default: null. A wrong expression fails the copy at its start, as a wrong rule does. */
    public Builder partitions(@Nullable String expression) {
      this.partitions = expression;
      return this;
    }

    /** Default: {@code *}. */
    public Builder includePattern(String includePattern) {
      this.includePattern = includePattern;
      return this;
    }

    /**
     * Default: 0.
     *
     * @throws IllegalArgumentException where it is negative
     */
    public Builder minimumSize(long minimumSize) {
      this.minimumSize = notNegative(minimumSize, "The minimum size");
      return this;
    }

    /**
     * Default: {@link Long#MAX_VALUE}.
     *
     * @throws IllegalArgumentException where it is negative
     */
    public Builder maximumSize(long maximumSize) {
      this.maximumSize = notNegative(maximumSize, "The maximum size");
      return this;
    }

    /** Default: null. */
    public Builder minimumAge(@Nullable Duration minimumAge) {
      this.minimumAge = minimumAge;
      return this;
    }

    /** Default: null. */
    public Builder maximumAge(@Nullable Duration maximumAge) {
      this.maximumAge = maximumAge;
      return this;
    }

    /**
     * The selection.
     *
     * @throws IllegalArgumentException where it can hold no file: a minimum above its maximum
     */
    public Selection build() {
      if (minimumSize > maximumSize) {
        throw new IllegalArgumentException(
            "No file has at least " + minimumSize + " and at most " + maximumSize + " bytes.");
      }
      if (minimumAge != null && maximumAge != null && minimumAge.compareTo(maximumAge) > 0) {
        throw new IllegalArgumentException(
            "No file is at least "
                + minimumAge.toMillis() / 1000
                + " and at most "
                + maximumAge.toMillis() / 1000
                + " seconds old.");
      }
      return new Selection(this);
    }

    private static long notNegative(long value, String what) {
      if (value < 0) {
        throw new IllegalArgumentException(what + " must be at least 0, not " + value + ".");
      }
      return value;
    }
  }
}
