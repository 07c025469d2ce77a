package io.howdah.front.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shortens sentences to a limit. Paths are shortened in their middle, so that the rest of the
 * sentence stays. No surrogate pair and no escape of {@link WorkflowText} is cut.
 */
public final class ShortText {
  private static final String ELLIPSIS = "...";

  /** Names and words of at most this length are not shortened. */
  private static final int SHORT = 40;

  private static final Pattern LONG_WORD = Pattern.compile("\\S{" + (SHORT + 1) + ",}");

  /** The length of an escape. */
  private static final int ESCAPE = 6;

  private static final Pattern HIGH_SURROGATE = Pattern.compile("\\\\ud[89ab][0-9a-f]{2}");

  private final List<String> parts = new ArrayList<>();
  private final Set<Integer> longParts = new HashSet<>();

  private ShortText() {}

  /**
   * Shortens the long words and names of a sentence that exceeds the limit.
   *
   * @param most the maximum number of characters of the result
   * @param names names that the sentence may quote, such as paths with blanks
   */
  public static String of(String sentence, int most, String... names) {
    if (sentence.length() <= most) {
      return sentence;
    }
    ShortText text = new ShortText();
    text.addNames(sentence, names, 0);
    String shortened = text.shortened(most);
    return shortened.length() <= most ? shortened : withoutMiddle(shortened, most);
  }

  /** The beginning and the end of a text that is longer than {@code most} characters. */
  static String withoutMiddle(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int kept = Math.max(0, most - ELLIPSIS.length());
    int head = kept / 2;
    while (isInsideCharacter(text, head)) {
      head--;
    }
    int tail = text.length() - (kept - kept / 2);
    while (isInsideCharacter(text, tail)) {
      tail++;
    }
    return text.substring(0, head) + ELLIPSIS + text.substring(tail);
  }

  private void addNames(String text, String[] names, int first) {
    if (first == names.length) {
      addWords(text);
      return;
    }
    String name = names[first];
    int start = 0;
    if (name.length() > SHORT) {
      for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, start)) {
        addNames(text.substring(start, at), names, first + 1);
        addLong(name);
        start = at + name.length();
      }
    }
    addNames(text.substring(start), names, first + 1);
  }

  private void addWords(String text) {
    Matcher word = LONG_WORD.matcher(text);
    int start = 0;
    while (word.find()) {
      parts.add(text.substring(start, word.start()));
      addLong(word.group());
      start = word.end();
    }
    parts.add(text.substring(start));
  }

  private void addLong(String part) {
    longParts.add(parts.size());
    parts.add(part);
  }

  /** Gives all long parts the same length, the largest that fits. */
  private String shortened(int most) {
    int low = SHORT;
    int high = Math.max(SHORT, most);
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (length(middle) <= most) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      text.append(longParts.contains(i) ? withoutMiddle(part, low) : part);
    }
    return text.toString();
  }

  private long length(int mostOfAPart) {
    long length = 0;
    for (int i = 0; i < parts.size(); i++) {
      int whole = parts.get(i).length();
      length += longParts.contains(i) ? Math.min(whole, mostOfAPart) : whole;
    }
    return length;
  }

  /** Whether a cut before this index would split a character or an escape. */
  private static boolean isInsideCharacter(String text, int index) {
    if (index <= 0 || index >= text.length()) {
      return false;
    }
    if (Character.isSurrogatePair(text.charAt(index - 1), text.charAt(index))) {
      return true;
    }
    for (int start = Math.max(0, index - ESCAPE + 1); start < index; start++) {
      if (text.startsWith("\\u", start)) {
        return true;
      }
    }
    return index >= ESCAPE
        && HIGH_SURROGATE.matcher(text.substring(index - ESCAPE, index)).matches()
        && text.startsWith("\\ud", index);
  }
}
