package io.howdah.run;

import io.howdah.AttributeLoss;
import io.howdah.CopyOptions;
import io.howdah.Deletion.Excluded;
import io.howdah.FileAttribute;
import io.howdah.Selection;
import io.howdah.SelectionRule;
import io.howdah.Unverifiable;
import io.howdah.Verification;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The options that decide which files, and which of their attributes, are equal on both sides after
 * a copy. A copy with other options must not rely on what this one left.
 */
final class CommonFiles {
  /** Changes where a copy with the same options makes other files equal than before. */
  private static final int VERSION = 1;

  private CommonFiles() {}

  /** A text that is equal for equal options. */
  static String text(CopyOptions options) {
    StringBuilder text = new StringBuilder();
    addSelection(options.selection(), text);
    add(options.deletion().excluded(), text);
    add(options.verification(), text);
    add(options.unverifiable(), text);
    add(options.attributeLoss(), text);
    addAttributes(options.preserve(), text);
    return text.toString();
  }

  /**
   * The texts of all copies with a selection, whatever else they do. After each of them the same
   * files of the source are at the destination.
   */
  static Stream<String> textsOf(Selection selection) {
    StringBuilder start = new StringBuilder();
    addSelection(selection, start);
    List<String> texts = Collections.singletonList(start.toString());
    texts = extended(texts, Excluded.values());
    texts = extended(texts, Verification.values());
    texts = extended(texts, Unverifiable.values());
    texts = extended(texts, AttributeLoss.values());
    List<String> ends = Collections.singletonList("");
    for (FileAttribute attribute : FileAttribute.values()) {
      ends = withAndWithout(attribute, ends);
    }
    List<String> attributes = ends;
    return texts.stream().flatMap(text -> attributes.stream().map(text::concat));
  }

  private static List<String> extended(List<String> texts, Enum<?>[] values) {
    List<String> extended = new ArrayList<>();
    for (String each : texts) {
      for (Enum<?> value : values) {
        StringBuilder text = new StringBuilder(each);
        add(value, text);
        extended.add(text.toString());
      }
    }
    return extended;
  }

  private static List<String> withAndWithout(FileAttribute attribute, List<String> texts) {
    List<String> both = new ArrayList<>(texts);
    both.addAll(extended(texts, new Enum<?>[] {attribute}));
    return both;
  }

  private static void addSelection(Selection selection, StringBuilder text) {
    add(VERSION, text);
    for (SelectionRule rule : selection.rules()) {
      add(rule.effect(), text);
      add(rule.pattern(), text);
    }
    add(selection.usualExclusions(), text);
    add(String.valueOf(selection.partitions()), text);
    add(selection.includePattern(), text);
    add(selection.minimumSize(), text);
    add(selection.maximumSize(), text);
  }

  private static void addAttributes(Set<FileAttribute> attributes, StringBuilder text) {
    for (FileAttribute attribute : new TreeSet<>(attributes)) {
      add(attribute, text);
    }
  }

  /** No value contains the separator. */
  private static void add(Object value, StringBuilder text) {
    text.append(value).append('\0');
  }
}
