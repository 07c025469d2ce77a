package io.howdah.agent;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists options with their meanings, wrapped for a terminal of 80 columns. */
final class OptionHelp {
  private static final int WIDTH = 80;
  private static final int INDENT = 29;

  private OptionHelp() {}

  static String text(Iterable<? extends CommandOption> options) {
    StringBuilder text = new StringBuilder();
    for (CommandOption each : options) {
      append(each, text);
    }
    return text.toString();
  }

  private static void append(CommandOption option, StringBuilder text) {
    String head = head(option);
    List<String> lines = wrapped(option.meaning());
    int next = 0;
    if (head.length() < INDENT) {
      head += blanks(INDENT - head.length()) + lines.get(next++);
    }
    text.append(head).append('\n');
    for (; next < lines.size(); next++) {
      text.append(blanks(INDENT)).append(lines.get(next)).append('\n');
    }
  }

  private static String head(CommandOption option) {
    @Nullable String placeholder = option.placeholder();
    String value = placeholder == null ? "" : "=" + placeholder;
    if (placeholder != null && option.bareValue() != null) {
      value = "[" + value + "]";
    }
    @Nullable String letter = option.letter();
    return (letter == null ? "      " : "  -" + letter + ", ") + option.text() + value;
  }

  private static List<String> wrapped(String sentence) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : sentence.split(" ", -1)) {
      if (line.length() > 0 && INDENT + line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private static String blanks(int count) {
    StringBuilder blanks = new StringBuilder();
    while (blanks.length() < count) {
      blanks.append(' ');
    }
    return blanks.toString();
  }
}
