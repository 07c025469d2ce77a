package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A pattern for a relative path: the signs of {@link NamePattern} within a name, and {@code **} for
 * any characters. A pattern that begins with {@code /} matches whole paths; any other also matches
 * what stands behind a {@code /}.
 *
 * <p>Matching takes time in proportion to the product of path and pattern, whatever they are.
 */
final class PathGlob {
  private final List<List<PathToken>> alternatives;
  private final boolean anchored;

  private PathGlob(List<List<PathToken>> alternatives, boolean anchored) {
    this.alternatives = alternatives;
    this.anchored = anchored;
  }

  /**
   * Reads a pattern.
   *
   * @throws CopyException {@link ErrorCode#INVALID_ARGUMENT} where a bracket or brace is not
   *     closed, a range is upside down, or a backslash ends the pattern
   */
  static PathGlob of(String text) throws CopyException {
    boolean anchored = text.startsWith("/");
    List<List<PathToken>> alternatives = new ArrayList<>();
    for (String each : BraceExpansion.expandAll(text)) {
      alternatives.add(PathToken.parse(anchored ? each.substring(1) : each));
    }
    return new PathGlob(alternatives, anchored);
  }

  boolean matches(String path) {
    int[] characters = path.codePoints().toArray();
    for (List<PathToken> alternative : alternatives) {
      if (matches(alternative, characters)) {
        return true;
      }
    }
    return false;
  }

  /** Advances all places in the pattern that the path may have reached, a character at a time. */
  private boolean matches(List<PathToken> tokens, int[] path) {
    BitSet places = new BitSet(tokens.size() + 1);
    enter(0, tokens, places);
    for (int i = 0; i < path.length; i++) {
      BitSet next = new BitSet(tokens.size() + 1);
      for (int at = places.nextSetBit(0); at >= 0; at = places.nextSetBit(at + 1)) {
        if (at < tokens.size() && tokens.get(at).matches(path[i])) {
          enter(tokens.get(at).isStar() ? at : at + 1, tokens, next);
        }
      }
      if (!anchored && path[i] == '/') {
        enter(0, tokens, next);
      }
      if (next.isEmpty() && anchored) {
        return false;
      }
      places = next;
    }
    return places.get(tokens.size());
  }

  /** A star may stand for nothing, so the place behind it is reached with it. */
  private static void enter(int place, List<PathToken> tokens, BitSet places) {
    int at = place;
    places.set(at);
    while (at < tokens.size() && tokens.get(at).isStar()) {
      at++;
      places.set(at);
    }
  }
}
