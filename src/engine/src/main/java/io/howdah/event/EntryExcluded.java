package io.howdah.event;

import io.howdah.CopyEvent;
import io.howdah.SelectionRule;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file or directory of the source was found that the copy is not about. */
public final class EntryExcluded implements CopyEvent {
  /** What was left out. */
  public enum Kind {
    FILE,
    /** A directory, with all that is in it: it was not listed. */
    DIRECTORY
  }

  private final Kind kind;
  private final String source;
  private final @Nullable SelectionRule rule;

  private EntryExcluded(Kind kind, String source, @Nullable SelectionRule rule) {
    this.kind = kind;
    this.source = source;
    this.rule = rule;
  }

  /**
   * An exclusion.
   *
   * @param source the absolute source path
   * @param rule the rule that decided; null where name, size or age did
   */
  public static EntryExcluded of(Kind kind, String source, @Nullable SelectionRule rule) {
    return new EntryExcluded(kind, source, rule);
  }

  public Kind kind() {
    return kind;
  }

  /** The absolute source path. */
  public String source() {
    return source;
  }

  /** The rule that decided; null where name, size or age did. */
  public @Nullable SelectionRule rule() {
    return rule;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof EntryExcluded)) {
      return false;
    }
    EntryExcluded that = (EntryExcluded) other;
    return kind == that.kind && source.equals(that.source) && Objects.equals(rule, that.rule);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, source, rule);
  }

  @Override
  public String toString() {
    return "excluded " + source + (rule == null ? "" : " by " + rule + " (" + rule.origin() + ")");
  }
}
