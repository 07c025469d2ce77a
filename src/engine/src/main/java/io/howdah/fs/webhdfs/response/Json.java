package io.howdah.fs.webhdfs.response;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/** Walks through JSON objects without holding more than one value of them. */
final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              // A token or a list of extended attributes may be long; a listing may be huge.
              StreamReadConstraints.builder().maxDocumentLength(-1).build())
          .build();

  private Json() {}

  /** Takes a field whose value the parser stands on; it may leave the value unread. */
  interface FieldReader {
    void read(String name, JsonParser value) throws IOException;
  }

  /** Reads the object that is the whole of {@code entity}. */
  static void read(@Nullable HttpEntity entity, FieldReader fields) throws IOException {
    if (isEmptyOrRead(entity, fields)) {
      throw new MalformedResponseException("the body is empty");
    }
  }

  /**
   * Reads the object that is the whole of {@code entity}, where there is any.
   *
   * @return whether the body is empty
   */
  static boolean isEmptyOrRead(@Nullable HttpEntity entity, FieldReader fields) throws IOException {
    InputStream content = entity == null ? null : entity.getContent();
    if (content == null) {
      return true;
    }
    try (JsonParser parser = FACTORY.createParser(content)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return true;
      }
      if (first != JsonToken.START_OBJECT) {
        throw new MalformedResponseException("the body is no JSON object");
      }
      readFields(parser, fields);
      if (parser.nextToken() != null) {
        throw new MalformedResponseException("something follows the JSON object");
      }
      return false;
    }
  }

  /** Reads the object on whose beginning the parser stands; a null is an empty object. */
  static void readFields(JsonParser parser, FieldReader fields) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      fields.read(name, parser);
      parser.skipChildren();
    }
  }

  /** The text of a value; empty for null. */
  static String text(JsonParser value) throws IOException {
    return value.currentToken() == JsonToken.VALUE_NULL ? "" : value.getValueAsString("");
  }
}
