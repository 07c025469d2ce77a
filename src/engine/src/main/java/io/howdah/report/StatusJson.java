package io.howdah.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import io.howdah.CopyException;
import io.howdah.CopyStatus;
import io.howdah.FileResult;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Map;

/**
 * Writes a status as the JSON object that scripts around pydistcp read: its sixteen keys, then our
 * own. The text is ASCII, so that no terminal's or file's encoding can spoil a path in it.
 */
public final class StatusJson {
  private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

  private final StatusFigures figures;

  /**
   * A writer of times of this zone.
   *
   * @param zone where the reader's clock is
   */
  public StatusJson(ZoneId zone) {
    figures = new StatusFigures(zone);
  }

  /** The object in several lines, without a line break at the end. */
  public String text(CopyStatus status) {
    StringWriter text = new StringWriter();
    JsonFactory factory = JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    try (JsonGenerator json = factory.createGenerator(text)) {
      json.setPrettyPrinter(prettyPrinter());
      write(status, json);
    } catch (IOException e) {
      throw new IllegalStateException("Writing a text in memory failed.", e);
    }
    return text.toString();
  }

  private static DefaultPrettyPrinter prettyPrinter() {
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withArrayEmptySeparator("")
            .withObjectEmptySeparator("");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
    printer.indentObjectsWith(INDENTER);
    printer.indentArraysWith(INDENTER);
    return printer;
  }

  private void write(CopyStatus status, JsonGenerator json) throws IOException {
    json.writeStartObject();
    for (Map.Entry<String, Object> figure : figures.of(status).entrySet()) {
      json.writeFieldName(figure.getKey());
      write(figure.getValue(), json);
    }
    CopyException error = status.error();
    if (error != null) {
      json.writeObjectFieldStart("Error");
      write(error, json);
      json.writeStringField("advice", error.code().advice());
      json.writeEndObject();
    }
    json.writeArrayFieldStart("Failures");
    for (FileResult failure : status.failures()) {
      write(failure, json);
    }
    json.writeEndArray();
    if (!status.leftBehind().isEmpty()) {
      json.writeArrayFieldStart("Left Behind");
      for (String file : status.leftBehind()) {
        json.writeString(file);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void write(Object figure, JsonGenerator json) throws IOException {
    if (figure instanceof Long) {
      json.writeNumber((Long) figure);
    } else if (figure instanceof BigDecimal) {
      json.writeNumber((BigDecimal) figure);
    } else {
      json.writeString(figure.toString());
    }
  }

  private static void write(FileResult failed, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("path", failed.source());
    if (!failed.destination().isEmpty()) {
      json.writeStringField("destination", failed.destination());
    }
    CopyException failure = failed.failure();
    if (failure != null) {
      write(failure, json);
    }
    json.writeEndObject();
  }

  private static void write(CopyException failure, JsonGenerator json) throws IOException {
    json.writeStringField("code", failure.code().name());
    json.writeStringField("message", String.valueOf(failure.getMessage()));
  }
}
