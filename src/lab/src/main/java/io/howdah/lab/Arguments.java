package io.howdah.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A command line: operands, {@code --name value} options, and a command after a lone {@code --}.
 */
record Arguments(List<String> operands, Map<String, List<String>> options, List<String> command) {
  private static final Set<String> FLAGS = Set.of("stock-close", "for-speed", "https");

  static Arguments parse(String... args) {
    List<String> operands = new ArrayList<>();
    Map<String, List<String>> options = new LinkedHashMap<>();
    List<String> rest = Arrays.asList(args);
    while (!rest.isEmpty()) {
      String first = rest.get(0);
      if (first.equals("--")) {
        return new Arguments(operands, options, rest.subList(1, rest.size()));
      }
      if (!first.startsWith("--")) {
        operands.add(first);
        rest = rest.subList(1, rest.size());
        continue;
      }
      String name = first.substring(2);
      int used = FLAGS.contains(name) ? 1 : 2;
      if (rest.size() < used) {
        throw new IllegalArgumentException(first + " needs a value.");
      }
      options.computeIfAbsent(name, key -> new ArrayList<>()).add(rest.get(used - 1));
      rest = rest.subList(used, rest.size());
    }
    return new Arguments(operands, options, List.of());
  }

  /** Refuses every other option. */
  void allow(String... names) {
    for (String name : options.keySet()) {
      if (!Arrays.asList(names).contains(name)) {
        throw new IllegalArgumentException("There is no option --" + name + " here.");
      }
    }
  }

  boolean has(String name) {
    return options.containsKey(name);
  }

  List<String> all(String name) {
    return options.getOrDefault(name, List.of());
  }

  /** The values of an option of the form {@code --name KEY=VALUE}. */
  Map<String, String> entries(String name) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (String entry : all(name)) {
      int equals = entry.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("'" + entry + "' is not KEY=VALUE.");
      }
      entries.put(entry.substring(0, equals), entry.substring(equals + 1));
    }
    return entries;
  }

  Optional<String> optional(String name) {
    return all(name).stream().reduce((former, latter) -> latter);
  }

  String required(String name) {
    return optional(name)
        .orElseThrow(() -> new IllegalArgumentException("--" + name + " is missing."));
  }
}
