package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/**
 * A shell pattern for one name: {@code *} any characters, {@code ?} one character, {@code [a-z]}
 * one of a set, {@code [^a-z]} or {@code [!a-z]} one outside a set, {@code {a,b}} alternatives. A
 * backslash escapes the next character.
 *
 * <p>The time for a match is proportional to the name and the pattern. Workflow authors can choose
 * both, and a regular expression could run for years.
 */
public final class NamePattern {
  private static final String MAGIC = "*?[{\\";

  private final List<List<PatternToken>> alternatives;

  private NamePattern(List<List<PatternToken>> alternatives) {
    this.alternatives = alternatives;
  }

  /**
   * Parses a pattern.
   *
   * @throws CopyException {@link ErrorCode#INVALID_ARGUMENT} where a bracket or brace is not
   *     closed, a range is reversed, or the pattern ends with a backslash
   */
  public static NamePattern of(String text) throws CopyException {
    List<List<PatternToken>> alternatives = new ArrayList<>();
    for (String alternative : BraceExpansion.expandAll(text)) {
      alternatives.add(PatternToken.parse(alternative));
    }
    return new NamePattern(alternatives);
  }

  /** Whether the text contains characters with a special meaning. */
  public static boolean isPattern(String text) {
    return text.chars().anyMatch(c -> MAGIC.indexOf(c) >= 0);
  }

  /** Whether the text may match more than one name. Escaped characters do not count. */
  static boolean mayMatchSeveral(String text) {
    return isPattern(text.replaceAll("\\\\.", ""));
  }

  public boolean matches(String name) {
    int[] characters = name.codePoints().toArray();
    for (List<PatternToken> alternative : alternatives) {
      if (matches(alternative, characters)) {
        return true;
      }
    }
    return false;
  }

  /** Only the last star takes one more character after a mismatch: earlier stars need no change. */
  private static boolean matches(List<PatternToken> tokens, int[] name) {
    int token = 0;
    int at = 0;
    int lastStar = -1;
    int afterStar = 0;
    while (at < name.length) {
      if (token < tokens.size() && tokens.get(token).isStar()) {
        lastStar = token;
        afterStar = at;
        token++;
      } else if (token < tokens.size() && tokens.get(token).matches(name[at])) {
        token++;
        at++;
      } else if (lastStar >= 0) {
        afterStar++;
        at = afterStar;
        token = lastStar + 1;
      } else {
        return false;
      }
    }
    while (token < tokens.size() && tokens.get(token).isStar()) {
      token++;
    }
    return token == tokens.size();
  }
}
