package io.howdah.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One object of a line of JSON. Values are texts, whole numbers, {@code true}, objects and lists of
 * texts. A member that is missing or has another type is one sentence with {@link
 * ErrorCode#INVALID_ARGUMENT}.
 */
public final class JsonObject {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final Map<String, Object> values;

  private JsonObject(Map<String, Object> values) {
    this.values = values;
  }

  /**
   * Parses a line.
   *
   * @throws CopyException {@link ErrorCode#INVALID_ARGUMENT} where it is not one such object
   */
  public static JsonObject parse(String line) throws CopyException {
    try (JsonParser json = FACTORY.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw invalid("The line is not a JSON object: '" + line + "'");
      }
      JsonObject object = members(json);
      if (json.nextToken() != null) {
        throw invalid("Text follows the JSON object in the line '" + line + "'");
      }
      return object;
    } catch (CopyException e) {
      throw e;
    } catch (IOException e) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT, "The line is not valid JSON: '" + line + "'", e);
    }
  }

  private static JsonObject members(JsonParser json) throws IOException {
    Map<String, Object> values = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken token = json.nextToken();
      if (token == JsonToken.START_OBJECT) {
        values.put(name, members(json));
      } else if (token == JsonToken.START_ARRAY) {
        values.put(name, texts(name, json));
      } else if (token == JsonToken.VALUE_NUMBER_INT) {
        values.put(name, json.getLongValue());
      } else if (token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_TRUE) {
        values.put(name, json.getText());
      } else {
        throw invalid("'" + name + "' has no valid value");
      }
    }
    return new JsonObject(values);
  }

  private static List<String> texts(String name, JsonParser json) throws IOException {
    List<String> texts = new ArrayList<>();
    while (json.nextToken() == JsonToken.VALUE_STRING) {
      texts.add(json.getText());
    }
    if (json.currentToken() != JsonToken.END_ARRAY) {
      throw invalid("'" + name + "' has a value that is no text");
    }
    return texts;
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  public String text(String name) throws CopyException {
    return value(name, String.class);
  }

  /** The text; null where it is missing. */
  public @Nullable String textOrNull(String name) throws CopyException {
    return has(name) ? text(name) : null;
  }

  public long number(String name) throws CopyException {
    return value(name, Long.class);
  }

  /** The number; 0 where it is missing. */
  public long numberOrZero(String name) throws CopyException {
    return has(name) ? number(name) : 0;
  }

  /** The texts of a list. */
  public List<String> texts(String name) throws CopyException {
    List<String> texts = new ArrayList<>();
    for (Object text : value(name, List.class)) {
      texts.add(String.valueOf(text));
    }
    return texts;
  }

  public JsonObject object(String name) throws CopyException {
    return value(name, JsonObject.class);
  }

  /** The constant of an enum with that name. */
  public <T extends Enum<T>> T constant(String name, Class<T> type) throws CopyException {
    String text = text(name);
    try {
      return Enum.valueOf(type, text);
    } catch (IllegalArgumentException e) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT, "'" + name + "' has the unknown value '" + text + "'", e);
    }
  }

  /** The constant of an enum with that name, which is written in lower case. */
  public <T extends Enum<T>> T word(String name, Class<T> type) throws CopyException {
    String text = text(name);
    for (T constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
        return constant;
      }
    }
    throw invalid("'" + name + "' has the unknown value '" + text + "'");
  }

  private <T> T value(String name, Class<T> type) throws CopyException {
    @Nullable Object value = values.get(name);
    if (!type.isInstance(value)) {
      throw invalid("It has no valid '" + name + "'; its members are " + values.keySet());
    }
    return type.cast(value);
  }

  private static CopyException invalid(String message) {
    return new CopyException(ErrorCode.INVALID_ARGUMENT, message + ".");
  }
}
