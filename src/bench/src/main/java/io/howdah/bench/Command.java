package io.howdah.bench;

import java.util.List;
import java.util.Map;

/** A process to start, as a user would from a shell. */
record Command(List<String> words, Map<String, String> environment) {

  static Command of(List<String> words) {
    return new Command(List.copyOf(words), Map.of());
  }
}
