package io.howdah.bench;

import java.util.List;
import java.util.Optional;

/**
 * One copy of a series of nightly copies.
 *
 * @param operations how many file operations the NameNodes of both clusters performed
 * @param loss why it does not count: it failed, or the referee found a difference
 */
record Night(String tool, Kind kind, Figures figures, long operations, Optional<String> loss) {

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

    static List<Kind> inOrder() {
      return List.of(FIRST, UNCHANGED, CHANGED);
    }
  }
}
