package io.howdah.front.option;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The valid words of an option and the value of each. */
final class Words<E> {
  private final Map<String, E> meanings = new LinkedHashMap<>();

  /** One word for each constant: its name in lower case, with hyphens. */
  static <E extends Enum<E>> Words<E> named(E[] constants) {
    Words<E> words = new Words<>();
    for (E each : constants) {
      words.with(each.name().toLowerCase(Locale.ROOT).replace('_', '-'), each);
    }
    return words;
  }

  Words<E> with(String word, E meaning) {
    meanings.put(word, meaning);
    return this;
  }

  /** All words, in the order of the documentation. */
  List<String> all() {
    return new ArrayList<>(meanings.keySet());
  }

  /** The value of a word; null for an unknown word. */
  @Nullable E meaning(String word) {
    return meanings.get(word.toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** For example {@code update, replace or fail}. */
  String joined(String conjunction) {
    List<String> words = all();
    int last = words.size() - 1;
    return String.join(", ", words.subList(0, last)) + " " + conjunction + " " + words.get(last);
  }
}
