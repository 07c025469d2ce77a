package io.howdah.front.status;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import io.howdah.front.text.WorkflowText;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON objects as ASCII text, so that no encoding of a terminal or a file can damage a path.
 * The text is safe in workflows, see {@link WorkflowText}.
 */
final class PrettyJson {
  private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private PrettyJson() {}

  /** Writes one object with its braces. */
  interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  /** The object in several lines, without a line break at its end. */
  static String lines(Body body) {
    return text(body, prettyPrinter());
  }

  /** The object in one line, without a line break at its end. */
  static String line(Body body) {
    return text(body, null);
  }

  /** Writes figures as fields of the current object. */
  static void write(Map<String, Object> figures, JsonGenerator json) throws IOException {
    for (Map.Entry<String, Object> figure : figures.entrySet()) {
      json.writeFieldName(figure.getKey());
      write(figure.getValue(), json);
    }
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

  private static String text(Body body, @Nullable DefaultPrettyPrinter printer) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      if (printer != null) {
        json.setPrettyPrinter(printer);
      }
      body.write(json);
    } catch (IOException e) {
      throw new IllegalStateException("Writing a text in memory failed.", e);
    }
    return WorkflowText.ofJson(text.toString());
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
}
