package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/**
 * A shell pattern for one name: {@code *} any characters, {@code ?} one, {@code [a-z]} one of a set
 * and {@code [^a-z]} or {@code [!a-z]} one outside it, {@code {a,b}} alternatives; a backslash
 * takes the next character literally.
 *
 * <p>Matching takes time in proportion to the name and the pattern, whatever they are: a workflow's
 * author chooses both, and a regular expression could be made to run for years.
 */
public final class NamePattern {
  private static final String MAGIC = "*?[{\\";

  private final List<List<PatternToken>> alternatives;

  private NamePattern(List<List<PatternToken>> alternatives) {
    this.alternatives = alternatives;
  }

  /**
   * Reads a pattern.
   *
   * @throws CopyException {@link ErrorCode#INVALID_ARGUMENT} where a bracket or brace is not
   *     closed, a range is upside down, or a backslash ends the pattern
   */
  public static NamePattern of(String text) throws CopyException {
    List<List<PatternToken>> alternatives = new ArrayList<>();
    for (String alternative : BraceExpansion.expandAll(text)) {
      alternatives.add(PatternToken.parse(alternative));
    }
    return new NamePattern(alternatives);
  }

  /** Whether the text means anything but itself. */
  public static boolean isPattern(String text) {
    return text.chars().anyMatch(c -> MAGIC.indexOf(c) >= 0);
  }

  /** Whether the text stands for more than one name: an escaped character does not. */
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

  /**
   * Where a star has taken too little, it alone takes one more: earlier stars need never change.
   */
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
