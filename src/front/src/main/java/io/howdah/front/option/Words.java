package io.howdah.front.option;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The valid words of an option and the value of each. */
final class Words<E> {
  private final Map<String, E> meanings = new LinkedHashMap<>();
  private final Map<Character, Optional<E>> letters = new LinkedHashMap<>();

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

  /** Lets a letter stand for a word. Letters may be joined. */
  Words<E> letter(char letter, E meaning) {
    letters.put(letter, Optional.of(meaning));
    return this;
  }

  /** Accepts a letter without a meaning, which users of other tools give. */
  Words<E> idleLetter(char letter) {
    letters.put(letter, Optional.empty());
    return this;
  }

  /** All letters, in one text; empty where there are none. */
  String letters() {
    return letters.keySet().stream().map(String::valueOf).collect(Collectors.joining());
  }

  /** The values of a word, or of each of its letters; empty for an unknown word or letter. */
  Optional<Set<E>> meanings(String word) {
    E whole = meaning(word);
    if (whole != null) {
      return Optional.of(Collections.singleton(whole));
    }
    Set<E> each = new LinkedHashSet<>();
    for (int i = 0; i < word.length(); i++) {
      Optional<E> meaning = letters.get(word.charAt(i));
      if (meaning == null) {
        return Optional.empty();
      }
      meaning.ifPresent(each::add);
    }
    return Optional.of(each);
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
