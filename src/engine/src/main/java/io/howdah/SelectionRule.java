package io.howdah;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One rule of a {@link Selection}: takes or leaves out what its pattern matches. */
public final class SelectionRule {
  /** What becomes of what the pattern matches. */
  public enum Effect {
    INCLUDE,
    EXCLUDE
  }

  private final Effect effect;
  private final String pattern;
  private final String origin;
  private final int column;

  private SelectionRule(Effect effect, String pattern, String origin, int column) {
    this.effect = effect;
    this.pattern = pattern;
    this.origin = origin;
    this.column = column;
  }

  /**
   * A rule.
   *
   * @param pattern as {@link Selection} explains it
   * @param origin where the user wrote it, for messages: {@code --exclude}, or {@code file
   *     nightly.rules, line 3}
   */
  public static SelectionRule of(Effect effect, String pattern, String origin) {
    return new SelectionRule(effect, pattern, origin, 1);
  }

  /** Returns this rule with the place of its pattern in its line, from 1. */
  public SelectionRule atColumn(int column) {
    return new SelectionRule(effect, pattern, origin, column);
  }

  public Effect effect() {
    return effect;
  }

  public String pattern() {
    return pattern;
  }

  /** Where the user wrote it. */
  public String origin() {
    return origin;
  }

  /** The place of the pattern in its line, from 1; 1 where there is no line. */
  public int column() {
    return column;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SelectionRule
        && ((SelectionRule) other).effect == effect
        && ((SelectionRule) other).pattern.equals(pattern)
        && ((SelectionRule) other).origin.equals(origin);
  }

  @Override
  public int hashCode() {
    return Objects.hash(effect, pattern, origin);
  }

  /** The rule as a filter file has it, such as {@code - *.tmp}. */
  @Override
  public String toString() {
    return (effect == Effect.INCLUDE ? "+ " : "- ") + pattern;
  }
}
