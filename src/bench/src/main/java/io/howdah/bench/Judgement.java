package io.howdah.bench;

import java.util.Locale;

/** After which nights the referee compares both trees: it reads all bytes, which takes time. */
final class Judgement {
  /** Up to this many files it compares after each copy. */
  static final int SMALL_TREE = 20_000;

  private Judgement() {}

  /**
   * Whether it compares after this night.
   *
   * @param night 0 for the first copy
   * @param last the number of the last night
   */
  static boolean isDue(int files, int night, int last) {
    return files <= SMALL_TREE || night == 0 || night == last;
  }

  /** The rule in words. */
  static String description(int files) {
    return files <= SMALL_TREE
        ? "compares all bytes after each copy"
        : String.format(
            Locale.ROOT,
            "compares all bytes after the first copy and after the last night of each tool, since"
                + " there are more than %,d files",
            SMALL_TREE);
  }
}
