package io.howdah.run;

import io.howdah.CopyOptions;
import io.howdah.FileAttribute;
import io.howdah.Selection;
import io.howdah.SelectionRule;
import java.util.TreeSet;

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
    Selection selection = options.selection();
    StringBuilder text = new StringBuilder();
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
    add(options.deletion().excluded(), text);
    add(options.verification(), text);
    add(options.unverifiable(), text);
    add(options.attributeLoss(), text);
    for (FileAttribute attribute : new TreeSet<>(options.preserve())) {
      add(attribute, text);
    }
    return text.toString();
  }

  /** No value contains the separator. */
  private static void add(Object value, StringBuilder text) {
    text.append(value).append('\0');
  }
}
