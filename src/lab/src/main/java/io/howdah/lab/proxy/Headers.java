package io.howdah.lab.proxy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The header fields of a message, in their order; names differ in case without meaning it. */
final class Headers {
  private final List<Map.Entry<String, String>> fields;

  private Headers(List<Map.Entry<String, String>> fields) {
    this.fields = List.copyOf(fields);
  }

  static Headers none() {
    return new Headers(List.of());
  }

  /**
   * Parses the lines between the start line and the empty line.
   *
   * @throws IOException where a line is no header field
   */
  static Headers parse(List<String> lines) throws IOException {
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new IOException("no header field: " + line);
      }
      fields.add(Map.entry(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
    return new Headers(fields);
  }

  /** The first value of a field. */
  Optional<String> get(String name) {
    return fields.stream()
        .filter(field -> field.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Whether a field is there and lists this token. */
  boolean lists(String name, String token) {
    return get(name).orElse("").toLowerCase(Locale.ROOT).contains(token);
  }

  /** These fields with one more, in place of those of its name. */
  Headers with(String name, String value) {
    List<Map.Entry<String, String>> changed = new ArrayList<>(without(name).fields);
    changed.add(Map.entry(name, value));
    return new Headers(changed);
  }

  Headers without(String name) {
    return new Headers(
        fields.stream().filter(field -> !field.getKey().equalsIgnoreCase(name)).toList());
  }

  /** As they are sent, each with its end of line. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    fields.forEach(field -> text.append(field.getKey() + ": " + field.getValue()).append("\r\n"));
    return text.toString();
  }
}
