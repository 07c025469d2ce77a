package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A shell pattern for one name: {@code *} any characters, {@code ?} one, {@code [a-z]} one of a set
 * and {@code [^a-z]} or {@code [!a-z]} one outside it, {@code {a,b}} alternatives; a backslash
 * takes the next character literally.
 */
public final class NamePattern {
  private static final String MAGIC = "*?[{\\";
  private static final String SPECIAL_IN_REGEX = "\\.[]{}()*+-?^$|&~#";

  private final Pattern regex;

  private NamePattern(Pattern regex) {
    this.regex = regex;
  }

  /**
   * Reads a pattern.
   *
   * @throws CopyException {@link ErrorCode#INVALID_ARGUMENT} where a bracket or brace is not
   *     closed, a range is upside down, or a backslash ends the pattern
   */
  public static NamePattern of(String text) throws CopyException {
    return new NamePattern(new Translation(text).toRegex());
  }

  /** Whether the text means anything but itself. */
  public static boolean isPattern(String text) {
    return text.chars().anyMatch(c -> MAGIC.indexOf(c) >= 0);
  }

  public boolean matches(String name) {
    return regex.matcher(name).matches();
  }

  /** Goes through a pattern once and writes the regular expression that means the same. */
  private static final class Translation {
    private final String text;
    private final StringBuilder regex = new StringBuilder();
    private int position;
    private int openBraces;

    Translation(String text) {
      this.text = text;
    }

    Pattern toRegex() throws CopyException {
      while (position < text.length()) {
        translate(next());
      }
      if (openBraces > 0) {
        throw invalid("a '{' is not closed");
      }
      try {
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
      } catch (PatternSyntaxException e) {
        throw invalid("a range is upside down");
      }
    }

    private void translate(int c) throws CopyException {
      switch (c) {
        case '*':
          regex.append(".*");
          break;
        case '?':
          regex.append('.');
          break;
        case '[':
          translateSet();
          break;
        case '{':
          openBraces++;
          regex.append("(?:");
          break;
        case '\\':
          literal(escaped());
          break;
        default:
          translateOrdinary(c);
      }
    }

    private void translateOrdinary(int c) {
      if (openBraces > 0 && c == ',') {
        regex.append('|');
      } else if (openBraces > 0 && c == '}') {
        openBraces--;
        regex.append(')');
      } else {
        literal(c);
      }
    }

    private void translateSet() throws CopyException {
      regex.append('[');
      if (peekIs('^') || peekIs('!')) {
        regex.append('^');
        position++;
      }
      for (boolean first = true; first || !peekIs(']'); first = false) {
        if (position == text.length()) {
          throw invalid("a '[' is not closed");
        }
        int c = next();
        boolean isRange = c == '-' && !first && !peekIs(']');
        if (isRange) {
          regex.append('-');
        } else {
          literal(c == '\\' ? escaped() : c);
        }
      }
      position++;
      regex.append(']');
    }

    private void literal(int c) {
      if (SPECIAL_IN_REGEX.indexOf(c) >= 0) {
        regex.append('\\');
      }
      regex.appendCodePoint(c);
    }

    private int escaped() throws CopyException {
      if (position == text.length()) {
        throw invalid("a backslash ends it");
      }
      return next();
    }

    private boolean peekIs(char c) {
      return position < text.length() && text.charAt(position) == c;
    }

    private int next() {
      int c = text.codePointAt(position);
      position += Character.charCount(c);
      return c;
    }

    private CopyException invalid(String why) {
      return new CopyException(
          ErrorCode.INVALID_ARGUMENT, "Invalid pattern '" + text + "': " + why + ".");
    }
  }
}
