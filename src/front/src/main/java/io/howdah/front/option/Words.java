package io.howdah.front.option;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words that a value consists of, and what each means. */
final class Words<E> {
  private final Map<String, E> meanings = new LinkedHashMap<>();

  /** Each constant by its name in lower case, with hyphens. */
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

  /** All of them, in the order of the documentation. */
  List<String> all() {
    return new ArrayList<>(meanings.keySet());
  }

  /** What a word means; null where it is none of these. */
  @Nullable E meaning(String word) {
    return meanings.get(word);
  }

  /** Such as {@code update, replace or fail}. */
  String joined(String conjunction) {
    List<String> words = all();
    int last = words.size() - 1;
    return String.join(", ", words.subList(0, last)) + " " + conjunction + " " + words.get(last);
  }
}
