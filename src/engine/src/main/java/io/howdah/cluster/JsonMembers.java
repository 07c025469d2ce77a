package io.howdah.cluster;

import io.howdah.CopyException;
import io.howdah.cluster.JsonValue.Kind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The members of a JSON object whose keys are all known. A {@code null} value counts as missing.
 */
final class JsonMembers {
  private final JsonValue object;
  private final Map<String, JsonValue> members;

  private JsonMembers(JsonValue object, Map<String, JsonValue> members) {
    this.object = object;
    this.members = members;
  }

  /** The members of {@code object}, which must be an object with only these keys. */
  static JsonMembers of(JsonValue object, String... knownKeys) throws CopyException {
    List<String> known = Arrays.asList(knownKeys);
    Map<String, JsonValue> members = object.members();
    for (Map.Entry<String, JsonValue> member : members.entrySet()) {
      if (!known.contains(member.getKey())) {
        throw member.getValue().invalid(unknown(member.getKey(), known));
      }
    }
    return new JsonMembers(object, members);
  }

  private static String unknown(String key, List<String> known) {
    String nearest = NearestName.of(key, known);
    return nearest == null
        ? "is not a known key; known are " + String.join(", ", known)
        : "is not a known key; did you mean '" + nearest + "'?";
  }

  JsonValue required(String key) throws CopyException {
    return object.member(key);
  }

  @Nullable JsonValue optional(String key) {
    JsonValue value = members.get(key);
    return value == null || value.is(Kind.NULL) ? null : value;
  }

  /** A text. Null where it is missing or empty; pywhdfs also treats an empty text as missing. */
  @Nullable String string(String key) throws CopyException {
    JsonValue value = optional(key);
    String text = value == null ? "" : value.string();
    return text.isEmpty() ? null : text;
  }

  @Nullable Boolean bool(String key) throws CopyException {
    JsonValue value = optional(key);
    return value == null ? null : (Boolean) value.bool();
  }

  /** A constant by its name, in upper or lower case; null where it is missing. */
  <E extends Enum<E>> @Nullable E constant(String key, Class<E> type) throws CopyException {
    JsonValue value = optional(key);
    if (value == null) {
      return null;
    }
    String text = value.string().trim().toUpperCase(Locale.ROOT);
    for (E constant : EnumSet.allOf(type)) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    String names = EnumSet.allOf(type).stream().map(Enum::name).collect(Collectors.joining(", "));
    throw value.invalid("must be one of " + names + ", not '" + value.string() + "'");
  }
}
