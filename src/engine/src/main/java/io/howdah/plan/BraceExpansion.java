package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Expands braces: {@code a{b,c}} becomes {@code ab} and {@code ac}. */
final class BraceExpansion {
  /** More alternatives than a user writes by hand, and few enough for the memory. */
  private static final int MOST_ALTERNATIVES = 10_000;

  /**
   * The total number of characters is limited too: few long alternatives need as much memory as
   * many short ones.
   */
  private static final int MOST_CHARACTERS = 1 << 16;

  private BraceExpansion() {}

  /** Expands all braces. */
  static List<String> expandAll(String pattern) throws CopyException {
    return expand(pattern, "");
  }

  /** Expands only braces that contain a slash. The others belong to the pattern of one name. */
  static List<String> expandAcrossNames(String path) throws CopyException {
    return expand(path, "/");
  }

  private static List<String> expand(String pattern, String within) throws CopyException {
    List<String> done = new ArrayList<>();
    List<String> open = new ArrayList<>(Collections.singletonList(pattern));
    long characters = 0;
    while (!open.isEmpty()) {
      String next = open.remove(open.size() - 1);
      int start = outermostBrace(next, within);
      if (start < 0) {
        done.add(next);
      } else {
        int end = closing(next, start);
        for (String alternative : alternatives(next.substring(start + 1, end))) {
          String one = next.substring(0, start) + alternative + next.substring(end + 1);
          characters += one.length();
          if (characters > MOST_CHARACTERS) {
            throw tooMany(pattern, MOST_CHARACTERS + " characters in its alternatives");
          }
          open.add(one);
        }
      }
      if (open.size() + done.size() > MOST_ALTERNATIVES) {
        throw tooMany(pattern, MOST_ALTERNATIVES + " alternatives");
      }
    }
    return done;
  }

  private static CopyException tooMany(String pattern, String what) {
    return new CopyException(
        ErrorCode.INVALID_ARGUMENT, "The pattern '" + pattern + "' has more than " + what + ".");
  }

  /**
   * The index of the first outermost brace that contains {@code within}; -1 where there is none.
   */
  private static int outermostBrace(String text, String within) throws CopyException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        int end = closing(text, i);
        if (end < 0) {
          throw new InvalidPatternException(text, "a '{' is not closed", i);
        }
        if (text.substring(i, end).contains(within)) {
          return i;
        }
        i = end;
      }
    }
    return -1;
  }

  private static int closing(String text, int start) {
    int depth = 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static List<String> alternatives(String inside) {
    List<String> alternatives = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < inside.length(); i++) {
      char c = inside.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        depth++;
      } else if (c == '}') {
        depth--;
      } else if (c == ',' && depth == 0) {
        alternatives.add(inside.substring(start, i));
        start = i + 1;
      }
    }
    alternatives.add(inside.substring(start));
    return alternatives;
  }
}
