package io.howdah.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one object as one line of JSON. Zero, false and missing values are omitted. */
public final class JsonLine {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator json;

  private JsonLine(JsonGenerator json) {
    this.json = json;
  }

  /** Writes the members of one object. */
  public interface Members {
    void write(JsonLine line) throws IOException;
  }

  /** The line with these members, without a line break. */
  public static String of(Members members) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      members.write(new JsonLine(json));
      json.writeEndObject();
    } catch (IOException e) {
      throw new IllegalStateException("Writing a text in memory failed.", e);
    }
    return text.toString();
  }

  /** Writes a text unless it is null. */
  public JsonLine text(String name, @Nullable String value) throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
    return this;
  }

  /** Writes a number unless it is zero. */
  public JsonLine number(String name, long value) throws IOException {
    if (value != 0) {
      json.writeNumberField(name, value);
    }
    return this;
  }

  /** Writes a number, also where it is zero. */
  public JsonLine anyNumber(String name, long value) throws IOException {
    json.writeNumberField(name, value);
    return this;
  }

  /** Writes {@code true} under this name. */
  public JsonLine mark(String name) throws IOException {
    json.writeBooleanField(name, true);
    return this;
  }

  /** Writes a list of texts. */
  public JsonLine texts(String name, List<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
    return this;
  }

  /** Writes an object. */
  public JsonLine object(String name, Members members) throws IOException {
    json.writeObjectFieldStart(name);
    members.write(this);
    json.writeEndObject();
    return this;
  }
}
