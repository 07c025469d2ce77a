package io.howdah.plan;

import java.util.ArrayList;
import java.util.List;

/** One element of a {@link NamePattern} without braces. */
final class PatternToken {
  private enum Kind {
    STAR,
    ANY,
    ONE_OF,
    NONE_OF
  }

  private final Kind kind;
  private final int[] from;
  private final int[] to;

  private PatternToken(Kind kind, int[] from, int[] to) {
    this.kind = kind;
    this.from = from;
    this.to = to;
  }

  /**
   * The tokens of a pattern, in order.
   *
   * @throws InvalidPatternException where it is wrong
   */
  static List<PatternToken> parse(String pattern) throws InvalidPatternException {
    return new Parser(pattern).parse();
  }

  /** Whether it matches any number of characters. */
  boolean isStar() {
    return kind == Kind.STAR;
  }

  /** Whether it matches this character. */
  boolean matches(int character) {
    switch (kind) {
      case STAR:
      case ANY:
        return true;
      case ONE_OF:
        return isInRange(character);
      case NONE_OF:
        return !isInRange(character);
    }
    throw new IllegalStateException(kind.toString());
  }

  /** Whether it stands for this character and no other. */
  boolean isLiteral(int character) {
    return kind == Kind.ONE_OF && from.length == 1 && from[0] == character && to[0] == character;
  }

  private boolean isInRange(int character) {
    for (int i = 0; i < from.length; i++) {
      if (from[i] <= character && character <= to[i]) {
        return true;
      }
    }
    return false;
  }

  /** Parses a pattern in one pass. */
  private static final class Parser {
    private final String pattern;
    private int position;

    Parser(String pattern) {
      this.pattern = pattern;
    }

    List<PatternToken> parse() throws InvalidPatternException {
      List<PatternToken> tokens = new ArrayList<>();
      while (position < pattern.length()) {
        int c = next();
        switch (c) {
          case '*':
            tokens.add(new PatternToken(Kind.STAR, new int[0], new int[0]));
            break;
          case '?':
            tokens.add(new PatternToken(Kind.ANY, new int[0], new int[0]));
            break;
          case '[':
            tokens.add(set());
            break;
          default:
            int literal = c == '\\' ? escaped() : c;
            tokens.add(new PatternToken(Kind.ONE_OF, new int[] {literal}, new int[] {literal}));
        }
      }
      return tokens;
    }

    private PatternToken set() throws InvalidPatternException {
      int start = position - 1;
      Kind kind = Kind.ONE_OF;
      if (peekIs('^') || peekIs('!')) {
        kind = Kind.NONE_OF;
        position++;
      }
      List<Integer> from = new ArrayList<>();
      List<Integer> to = new ArrayList<>();
      // A closing bracket in first place belongs to the set.
      while (from.isEmpty() || !peekIs(']')) {
        int at = position;
        int first = member(start);
        int last = first;
        if (peekIs('-') && position + 1 < pattern.length() && pattern.charAt(position + 1) != ']') {
          position++;
          last = member(start);
        }
        if (last < first) {
          throw invalid("a range is upside down", at);
        }
        from.add(first);
        to.add(last);
      }
      position++;
      return new PatternToken(
          kind,
          from.stream().mapToInt(Integer::intValue).toArray(),
          to.stream().mapToInt(Integer::intValue).toArray());
    }

    private int member(int start) throws InvalidPatternException {
      if (position == pattern.length()) {
        throw invalid("a '[' is not closed", start);
      }
      int c = next();
      return c == '\\' ? escaped() : c;
    }

    private int escaped() throws InvalidPatternException {
      if (position == pattern.length()) {
        throw invalid("a backslash ends it", position - 1);
      }
      return next();
    }

    private boolean peekIs(char c) {
      return position < pattern.length() && pattern.charAt(position) == c;
    }

    private int next() {
      int c = pattern.codePointAt(position);
      position += Character.charCount(c);
      return c;
    }

    private InvalidPatternException invalid(String why, int at) {
      return new InvalidPatternException(pattern, why, at);
    }
  }
}
