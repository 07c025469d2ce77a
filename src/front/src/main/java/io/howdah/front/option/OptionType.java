package io.howdah.front.option;

import io.howdah.CopyOptions;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The valid values of an option, and the setter of {@link CopyOptions} that receives them. */
abstract class OptionType {
  private final @Nullable String placeholder;

  private OptionType(@Nullable String placeholder) {
    this.placeholder = placeholder;
  }

  /** {@code true} or {@code false}. */
  static OptionType toggle(BiConsumer<CopyOptions.Builder, Boolean> setter) {
    return new Toggle(setter);
  }

  /** One of a few words. */
  static <E> OptionType choice(Words<E> words, BiConsumer<CopyOptions.Builder, E> setter) {
    return new Choice<>(words, setter);
  }

  /** Any of a few words, separated by blanks or commas. */
  static <E> OptionType choices(Words<E> words, BiConsumer<CopyOptions.Builder, Set<E>> setter) {
    return new Choices<>(words, setter);
  }

  /** A whole number without a unit. */
  static OptionType number(SizeRange range, NumberSetter setter) {
    return new WholeNumber(range, setter);
  }

  /** A number of bytes. */
  static OptionType size(SizeRange range, NumberSetter setter) {
    return new Size(range, setter);
  }

  /** A pattern for the last component of a path. */
  static OptionType namePattern(BiConsumer<CopyOptions.Builder, String> setter) {
    return new NamePattern(setter);
  }

  /** Names of files, separated by blanks or commas. */
  static OptionType fileNames(BiConsumer<CopyOptions.Builder, Set<String>> setter) {
    return new FileNames(setter);
  }

  abstract void set(String value, CopyOptions.Builder options) throws OptionProblem;

  /** The placeholder of the value in the help text; null for a switch. */
  final @Nullable String placeholder() {
    return placeholder;
  }

  List<String> words() {
    return Collections.emptyList();
  }

  @Nullable SizeRange range() {
    return null;
  }

  boolean isSize() {
    return false;
  }

  boolean mayBeEmpty() {
    return false;
  }

  /** Splits a value at blanks and commas. */
  static Set<String> split(String value) {
    Set<String> words = new LinkedHashSet<>(Arrays.asList(value.trim().split("[\\s,]+")));
    words.remove("");
    return words;
  }

  /** Receives a number that is within the range. */
  interface NumberSetter {
    void set(CopyOptions.Builder options, long number);
  }

  private static final class Toggle extends OptionType {
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

  private static final class Choice<E> extends OptionType {
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

  private static final class Choices<E> extends OptionType {
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
    boolean mayBeEmpty() {
      return true;
    }

    @Override
    void set(String value, CopyOptions.Builder options) throws OptionProblem {
      Set<E> meanings = new LinkedHashSet<>();
      for (String word : split(value)) {
        E meaning = words.meaning(word);
        if (meaning == null) {
          throw new OptionProblem("may list " + words.joined("and") + ", not '" + word + "'");
        }
        meanings.add(meaning);
      }
      setter.accept(options, meanings);
    }
  }

  private static final class WholeNumber extends OptionType {
    private final SizeRange range;
    private final NumberSetter setter;

    WholeNumber(SizeRange range, NumberSetter setter) {
      super("N");
      this.range = range;
      this.setter = setter;
    }

    @Override
    SizeRange range() {
      return range;
    }

    @Override
    void set(String value, CopyOptions.Builder options) throws OptionProblem {
      if (!value.matches("[0-9]{1,9}") || !range.contains(Long.parseLong(value))) {
        throw new OptionProblem("must be a whole number, " + range + ", not '" + value + "'");
      }
      setter.set(options, Long.parseLong(value));
    }
  }

  private static final class Size extends OptionType {
    private final SizeRange range;
    private final NumberSetter setter;

    Size(SizeRange range, NumberSetter setter) {
      super("BYTES");
      this.range = range;
      this.setter = setter;
    }

    @Override
    SizeRange range() {
      return range;
    }

    @Override
    boolean isSize() {
      return true;
    }

    @Override
    void set(String value, CopyOptions.Builder options) throws OptionProblem {
      OptionalLong bytes = ByteSize.parse(value);
      if (!bytes.isPresent()) {
        throw new OptionProblem(
            "must be a number of bytes such as 65536, 64K, 1M or 2G, not '" + value + "'");
      }
      if (!range.contains(bytes.getAsLong())) {
        throw new OptionProblem("must be " + range + ", not " + value);
      }
      setter.set(options, bytes.getAsLong());
    }
  }

  private static final class NamePattern extends OptionType {
    private final BiConsumer<CopyOptions.Builder, String> setter;

    NamePattern(BiConsumer<CopyOptions.Builder, String> setter) {
      super("PATTERN");
      this.setter = setter;
    }

    @Override
    void set(String value, CopyOptions.Builder options) throws OptionProblem {
      if (value.contains("/")) {
        throw new OptionProblem(
            "must be a pattern for names, which have no '/', not '" + value + "'");
      }
      setter.accept(options, value);
    }
  }

  private static final class FileNames extends OptionType {
    private final BiConsumer<CopyOptions.Builder, Set<String>> setter;

    FileNames(BiConsumer<CopyOptions.Builder, Set<String>> setter) {
      super("NAMES");
      this.setter = setter;
    }

    @Override
    boolean mayBeEmpty() {
      return true;
    }

    @Override
    void set(String value, CopyOptions.Builder options) throws OptionProblem {
      Set<String> names = split(value);
      for (String name : names) {
        if (name.contains("/") || name.equals(".") || name.equals("..")) {
          throw new OptionProblem("must list names of files without '/', not '" + name + "'");
        }
      }
      setter.accept(options, names);
    }
  }
}
