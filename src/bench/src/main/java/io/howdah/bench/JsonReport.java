package io.howdah.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** Writes every single run, for other computations. */
final class JsonReport {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final Scoreboard board;
  private final RunConditions conditions;

  JsonReport(Scoreboard board, RunConditions conditions) {
    this.board = board;
    this.conditions = conditions;
  }

  String text() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      writeConditions(json);
      json.writeArrayFieldStart("runs");
      for (RunResult result : board.results()) {
        write(json, result);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + "\n";
  }

  private void writeConditions(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("conditions");
    for (Map.Entry<String, String> fact : conditions.facts().entrySet()) {
      json.writeStringField(fact.getKey(), fact.getValue());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("notes");
    for (String note : conditions.notes()) {
      json.writeString(note);
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, RunResult result) throws IOException {
    json.writeStartObject();
    json.writeStringField("set", result.workload().set().letter());
    json.writeNumberField("files", result.workload().files().size());
    json.writeNumberField("bytes", result.workload().bytes());
    json.writeNumberField("round", result.round());
    json.writeStringField("contender", result.contender());
    json.writeStringField("tool", result.family());
    json.writeNumberField("wallSeconds", result.figures().wallSeconds());
    json.writeNumberField("cpuSeconds", result.figures().cpuSeconds());
    json.writeNumberField("peakBytes", result.figures().peakBytes());
    json.writeNumberField("filesPerSecond", result.filesPerSecond());
    json.writeNumberField("megabytesPerSecond", result.megabytesPerSecond());
    json.writeBooleanField("lost", result.isLost());
    if (result.isLost()) {
      json.writeStringField("loss", result.loss().get());
    }
    json.writeEndObject();
  }
}
