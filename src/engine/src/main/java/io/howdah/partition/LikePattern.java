package io.howdah.partition;

import java.util.regex.Pattern;

/** Patterns of SQL's {@code LIKE}. */
final class LikePattern {
  private LikePattern() {}

  /**
   * Reads a pattern: {@code %} is any text, {@code _} any character, and a backslash takes the next
   * character as it is.
   */
  static Pattern of(String like) {
    StringBuilder expression = new StringBuilder();
    for (int i = 0; i < like.length(); i++) {
      char character = like.charAt(i);
      if (character == '%') {
        expression.append(".*");
      } else if (character == '_') {
        expression.append('.');
      } else {
        boolean isEscape = character == '\\' && i + 1 < like.length();
        i += isEscape ? 1 : 0;
        expression.append(Pattern.quote(String.valueOf(like.charAt(i))));
      }
    }
    return Pattern.compile(expression.toString(), Pattern.DOTALL);
  }
}
