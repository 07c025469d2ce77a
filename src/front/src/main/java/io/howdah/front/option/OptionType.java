package io.howdah.front.option;

import io.howdah.BandwidthLimit;
import io.howdah.CopyOptions;
import io.howdah.DeleteLimit;
import io.howdah.SelectionRule;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The valid values of an option, and the setter of {@link CopyOptions} that receives them. */
abstract class OptionType {
  private final @Nullable String placeholder;

  OptionType(@Nullable String placeholder) {
    this.placeholder = placeholder;
  }

  /** {@code true} or {@code false}. */
  static OptionType toggle(BiConsumer<CopyOptions.Builder, Boolean> setter) {
    return new WordTypes.Toggle(setter);
  }

  /** One of a few words. */
  static <E> OptionType choice(Words<E> words, BiConsumer<CopyOptions.Builder, E> setter) {
    return new WordTypes.Choice<>(words, setter);
  }

  /** Any of a few words, separated by blanks or commas. */
  static <E> OptionType choices(Words<E> words, BiConsumer<CopyOptions.Builder, Set<E>> setter) {
    return new WordTypes.Choices<>(words, setter);
  }

  /** A whole number without a unit. */
  static OptionType number(SizeRange range, NumberSetter setter) {
    return new NumberTypes.WholeNumber(range, setter);
  }

  /** A number of bytes. */
  static OptionType size(SizeRange range, NumberSetter setter) {
    return new NumberTypes.Size(range, setter);
  }

  /** A name without a slash. */
  static OptionType name(BiConsumer<CopyOptions.Builder, String> setter) {
    return new TextTypes.NameText(setter);
  }

  /** A pattern for the last component of a path. */
  static OptionType namePattern(BiConsumer<CopyOptions.Builder, String> setter) {
    return new TextTypes.NamePattern(setter);
  }

  /** The name of a Hive table, with its database. */
  static OptionType tableName(BiConsumer<CopyOptions.Builder, String> setter) {
    return new TextTypes.TableName(setter);
  }

  /** An expression over the partitions of a table. */
  static OptionType expression(BiConsumer<CopyOptions.Builder, String> setter) {
    return new TextTypes.PartitionExpression(setter);
  }

  /** Names of files, separated by blanks or commas. */
  static OptionType fileNames(BiConsumer<CopyOptions.Builder, Set<String>> setter) {
    return new TextTypes.FileNames(setter);
  }

  /** A length of time. */
  static OptionType duration(BiConsumer<CopyOptions.Builder, Duration> setter) {
    return new NumberTypes.Time(setter);
  }

  /** Rules of a {@link io.howdah.Selection}, one in a line. */
  static OptionType rules(BiConsumer<CopyOptions.Builder, SelectionRule> setter) {
    return new TextTypes.Rules(setter);
  }

  /** Texts, one in a line. Empty lines, and those that begin with # or ;, are comments. */
  static OptionType lines(BiConsumer<CopyOptions.Builder, List<String>> setter) {
    return new TextTypes.Lines(setter);
  }

  /** A number of files and directories, or a share of them. */
  static OptionType deleteLimit(BiConsumer<CopyOptions.Builder, DeleteLimit> setter) {
    return new NumberTypes.Limit(setter);
  }

  /** A share of files of which another one is due in each run, as the number of runs for all. */
  static OptionType share(BiConsumer<CopyOptions.Builder, Integer> setter) {
    return new NumberTypes.Share(setter);
  }

  /** Bytes in a second, or a timetable of them. */
  static OptionType bandwidth(BiConsumer<CopyOptions.Builder, BandwidthLimit> setter) {
    return new NumberTypes.Rate(setter);
  }

  /** Requests in a second. */
  static OptionType requestRate(BiConsumer<CopyOptions.Builder, Integer> setter) {
    return new NumberTypes.RequestRate(setter);
  }

  /** A path, absolute or relative. */
  static OptionType path(BiConsumer<CopyOptions.Builder, String> setter) {
    return new TextTypes.PathText(setter);
  }

  abstract void set(String value, CopyOptions.Builder options) throws OptionProblem;

  /** The placeholder of the value in the help text; null for a switch. */
  final @Nullable String placeholder() {
    return placeholder;
  }

  List<String> words() {
    return Collections.emptyList();
  }

  /** The letters that stand for words and may be joined; empty for none. */
  String letters() {
    return "";
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
}
