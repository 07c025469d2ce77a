package io.howdah.front.option;

import io.howdah.CopyOptions;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Types of options whose values are words. */
final class WordTypes {
  private WordTypes() {}

  static final class Toggle extends OptionType {
    private final BiConsumer<CopyOptions.Builder, Boolean> setter;

    Toggle(BiConsumer<CopyOptions.Builder, Boolean> setter) {
      super(null);
      this.setter = setter;
    }

    @Override
    List<String> words() {
      return Arrays.asList("true", "false");
    }

    @Override
    void set(String value, CopyOptions.Builder options) throws OptionProblem {
      if (!words().contains(value)) {
        throw new OptionProblem("must be true or false, not '" + value + "'");
      }
      setter.accept(options, value.equals("true"));
    }
  }

  static final class Choice<E> extends OptionType {
    private final Words<E> words;
    private final BiConsumer<CopyOptions.Builder, E> setter;

    Choice(Words<E> words, BiConsumer<CopyOptions.Builder, E> setter) {
      super("HOW");
      this.words = words;
      this.setter = setter;
    }

    @Override
    List<String> words() {
      return words.all();
    }

    @Override
    void set(String value, CopyOptions.Builder options) throws OptionProblem {
      E meaning = words.meaning(value);
      if (meaning == null) {
        throw new OptionProblem("must be " + words.joined("or") + ", not '" + value + "'");
      }
      setter.accept(options, meaning);
    }
  }

  static final class Choices<E> extends OptionType {
    private final Words<E> words;
    private final BiConsumer<CopyOptions.Builder, Set<E>> setter;

    Choices(Words<E> words, BiConsumer<CopyOptions.Builder, Set<E>> setter) {
      super("LIST");
      this.words = words;
      this.setter = setter;
    }

    @Override
    List<String> words() {
      return words.all();
    }

    @Override
    String letters() {
      return words.letters();
    }

    @Override
    boolean mayBeEmpty() {
      return true;
    }

    @Override
    void set(String value, CopyOptions.Builder options) throws OptionProblem {
      Set<E> meanings = new LinkedHashSet<>();
      for (String word : OptionType.split(value)) {
        Optional<Set<E>> meaning = words.meanings(word);
        if (!meaning.isPresent()) {
          String letters = words.letters().isEmpty() ? "" : " (" + words.letters() + ")";
          throw new OptionProblem(
              "may list " + words.joined("and") + letters + ", not '" + word + "'");
        }
        meanings.addAll(meaning.get());
      }
      setter.accept(options, meanings);
    }
  }
}
