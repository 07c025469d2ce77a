package io.howdah.cluster;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.howdah.CopyException;
import io.howdah.cluster.JsonValue.Kind;
import io.howdah.cluster.JsonValue.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parses a whole JSON text and keeps the position of each value. */
final class JsonDocument {
  private final String file;
  private final JsonParser parser;

  private JsonDocument(String file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /**
   * Parses a text with exactly one JSON value.
   *
   * @param file the name of the text in messages
   */
  static JsonValue parse(String file, String text) throws CopyException {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      return new JsonDocument(file, parser).document();
    } catch (CopyException e) {
      throw e;
    } catch (JsonProcessingException e) {
      throw notJson(file, e);
    } catch (IOException e) {
      throw new IllegalStateException("Reading a text in memory failed.", e);
    }
  }

  private static CopyException notJson(String file, JsonProcessingException failure) {
    JsonLocation location = failure.getLocation();
    Place place =
        location == null
            ? new Place(file, 1, 1, "")
            : new Place(file, location.getLineNr(), location.getColumnNr(), "");
    String reason = failure.getOriginalMessage();
    // This message of the parser quotes the text, which may be a secret without quotation marks.
    if (reason.startsWith("Unrecognized token")) {
      reason = "a value is neither in double quotes nor a number, true, false or null";
    }
    return place.complaint("is not valid JSON: " + tidy(reason));
  }

  private static String tidy(String reason) {
    // The rest of the message is about the parser itself.
    String line = reason.split("[\\r\\n]| \\(start marker", 2)[0].trim();
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }

  private JsonValue document() throws IOException {
    if (parser.nextToken() == null) {
      throw new Place(file, 1, 1, "")
          .complaint("is empty; it needs at least {\"clusters\": [...]}");
    }
    JsonValue root = value(here(""));
    if (parser.nextToken() != null) {
      throw here("").complaint("holds something more after the end of its JSON value");
    }
    return root;
  }

  private JsonValue value(Place place) throws IOException {
    JsonToken token = parser.currentToken();
    switch (token) {
      case START_OBJECT:
        return new JsonValue(Kind.OBJECT, place, object(place.path()));
      case START_ARRAY:
        return new JsonValue(Kind.ARRAY, place, array(place.path()));
      case VALUE_STRING:
        return new JsonValue(Kind.STRING, place, parser.getText());
      case VALUE_TRUE:
      case VALUE_FALSE:
        return new JsonValue(Kind.BOOLEAN, place, parser.getBooleanValue());
      case VALUE_NUMBER_INT:
      case VALUE_NUMBER_FLOAT:
        return new JsonValue(Kind.NUMBER, place, parser.getText());
      case VALUE_NULL:
        return new JsonValue(Kind.NULL, place, "null");
      case END_ARRAY:
      case END_OBJECT:
      case FIELD_NAME:
      case NOT_AVAILABLE:
      case VALUE_EMBEDDED_OBJECT:
        break;
    }
    throw new IllegalStateException("A JSON value cannot begin with " + token);
  }

  private Map<String, JsonValue> object(String path) throws IOException {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      Place place = here(path.isEmpty() ? key : path + "." + key);
      if (members.containsKey(key)) {
        throw place.complaint("is there twice; remove one of the two");
      }
      parser.nextToken();
      members.put(key, value(place));
    }
    return members;
  }

  private List<JsonValue> array(String path) throws IOException {
    List<JsonValue> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(here(path + "[" + elements.size() + "]")));
    }
    return elements;
  }

  private Place here(String path) {
    JsonLocation location = parser.currentTokenLocation();
    return new Place(file, location.getLineNr(), location.getColumnNr(), path);
  }
}
