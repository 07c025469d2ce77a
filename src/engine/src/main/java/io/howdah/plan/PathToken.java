package io.howdah.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one place in a {@link PathGlob} without braces stands for. */
final class PathToken {
  private static final PathToken ACROSS_NAMES = new PathToken(null);

  private final @Nullable PatternToken withinName;

  private PathToken(@Nullable PatternToken withinName) {
    this.withinName = withinName;
  }

  /**
   * The tokens of a pattern, in order.
   *
   * @throws InvalidPatternException where it is wrong
   */
  static List<PathToken> parse(String pattern) throws InvalidPatternException {
    List<PathToken> tokens = new ArrayList<>();
    for (PatternToken token : PatternToken.parse(pattern)) {
      int last = tokens.size() - 1;
      if (token.isStar() && last >= 0 && tokens.get(last).isStar()) {
        tokens.set(last, ACROSS_NAMES);
      } else {
        tokens.add(new PathToken(token));
      }
    }
    return tokens;
  }

  /** Whether it stands for any number of characters. */
  boolean isStar() {
    return withinName == null || withinName.isStar();
  }

  /** Whether it stands for this character. Only {@code **} and {@code /} itself stand for one. */
  boolean matches(int character) {
    if (withinName == null) {
      return true;
    }
    return character == '/' ? withinName.isLiteral('/') : withinName.matches(character);
  }
}
