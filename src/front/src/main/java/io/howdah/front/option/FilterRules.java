package io.howdah.front.option;

import io.howdah.SelectionRule;
import io.howdah.SelectionRule.Effect;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads rules of a selection as rclone's filter files have them: {@code + PATTERN} or {@code -
 * PATTERN} in each line. Empty lines, and those that begin with {@code #} or {@code ;}, are
 * comments.
 */
public final class FilterRules {
  private FilterRules() {}

  /**
   * The rules of a text.
   *
   * @param source what has the text, for messages, such as {@code the file 'nightly.rules'}; empty
   *     for none
   */
  static List<SelectionRule> parse(String text, String source) throws OptionProblem {
    List<SelectionRule> rules = new ArrayList<>();
    String[] lines = text.split("\\r?\\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].trim();
      if (!line.isEmpty() && line.charAt(0) != '#' && line.charAt(0) != ';') {
        String origin = (source.isEmpty() ? "" : source + ", ") + "line " + (i + 1);
        SelectionRule rule = rule(line, origin);
        rules.add(rule.atColumn(lines[i].lastIndexOf(rule.pattern()) + 1));
      }
    }
    return rules;
  }

  private static SelectionRule rule(String line, String origin) throws OptionProblem {
    boolean isRule = line.startsWith("+ ") || line.startsWith("- ");
    String pattern = isRule ? line.substring(2).trim() : "";
    if (pattern.isEmpty()) {
      throw new OptionProblem(
          "must have '+ PATTERN' or '- PATTERN' in " + origin + ", not '" + line + "'");
    }
    Effect effect = line.charAt(0) == '+' ? Effect.INCLUDE : Effect.EXCLUDE;
    return SelectionRule.of(effect, pattern, origin);
  }
}
