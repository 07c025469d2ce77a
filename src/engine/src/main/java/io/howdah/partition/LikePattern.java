package io.howdah.partition;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of SQL's {@code LIKE}. Its time is at most the product of both lengths: a regular
 * expression with many {@code .*} could keep a server's thread busy for ever.
 */
final class LikePattern {
  private static final int ANY_TEXT = -1;
  private static final int ANY_CHARACTER = -2;

  /** Characters, and what stands for others. */
  private final List<Integer> elements = new ArrayList<>();

  private LikePattern() {}

  /**
   * Reads a pattern: {@code %} is any text, {@code _} any character, and a backslash takes the next
   * character as it is.
   */
  static LikePattern of(String like) {
    LikePattern pattern = new LikePattern();
    for (int i = 0; i < like.length(); i++) {
      char character = like.charAt(i);
      if (character == '%') {
        pattern.elements.add(ANY_TEXT);
      } else if (character == '_') {
        pattern.elements.add(ANY_CHARACTER);
      } else {
        boolean isEscape = character == '\\' && i + 1 < like.length();
        i += isEscape ? 1 : 0;
        pattern.elements.add((int) like.charAt(i));
      }
    }
    return pattern;
  }

  /** Whether a value matches as a whole. After a mismatch the last {@code %} takes one more. */
  boolean matches(String value) {
    int element = 0;
    int position = 0;
    int lastAny = -1;
    int takenByAny = 0;
    while (position < value.length()) {
      if (element < elements.size() && elements.get(element) == ANY_TEXT) {
        lastAny = element++;
        takenByAny = position;
      } else if (element < elements.size() && isMatch(element, value.charAt(position))) {
        element++;
        position++;
      } else if (lastAny >= 0) {
        element = lastAny + 1;
        position = ++takenByAny;
      } else {
        return false;
      }
    }
    while (element < elements.size() && elements.get(element) == ANY_TEXT) {
      element++;
    }
    return element == elements.size();
  }

  private boolean isMatch(int element, char character) {
    int expected = elements.get(element);
    return expected == ANY_CHARACTER || expected == character;
  }
}
