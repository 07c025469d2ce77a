package io.howdah.bench;

import java.util.List;
import java.util.Optional;

/**
 * One copy of a series of nightly copies.
 *
 * @param number 0 for the first copy
 * @param operations how many file operations the NameNodes of both clusters performed
 * @param loss why it does not count: it failed, or the referee found a difference
 */
record Night(String tool, int number, Figures figures, long operations, Optional<String> loss) {

  Kind kind() {
    return Kind.of(number);
  }

  /** What the copy finds. */
  enum Kind {
    FIRST("the first copy"),
    UNCHANGED("nothing has changed"),
    CHANGED("some files have changed");

    private final String description;

    Kind(String description) {
      this.description = description;
    }

    String description() {
      return description;
    }

    /** Nothing changes before the first night, and files change before each later one. */
    static Kind of(int night) {
      if (night == 0) {
        return FIRST;
      }
      return night == 1 ? UNCHANGED : CHANGED;
    }

    static List<Kind> inOrder() {
      return List.of(FIRST, UNCHANGED, CHANGED);
    }
  }
}
