package io.howdah.front.status;

import com.fasterxml.jackson.core.JsonGenerator;
import io.howdah.ComparedEntry;
import io.howdah.ComparedEntry.Kind;
import io.howdah.ComparedEntry.Reason;
import io.howdah.ComparedEntry.State;
import io.howdah.CopyException;
import io.howdah.TreeComparison;
import io.howdah.front.Advice;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes a comparison as a JSON object, and each compared entry as one line of JSON. */
public final class ComparisonJson {
  private final ComparisonFigures figures;
  private final Advice advice;

  /**
   * Creates a writer of times in this zone.
   *
   * @param zone the time zone of the reader
   * @param advice the advice of the front end that shows the comparison
   */
  public ComparisonJson(ZoneId zone, Advice advice) {
    figures = new ComparisonFigures(zone);
    this.advice = advice;
  }

  /** The object in several lines, without a line break at its end. */
  public String text(TreeComparison comparison) {
    return PrettyJson.lines(json -> write(comparison, json));
  }

  /** The entry as an object in one line, without a line break at its end. */
  public static String line(ComparedEntry entry) {
    return PrettyJson.line(json -> write(entry, json));
  }

  private void write(TreeComparison comparison, JsonGenerator json) throws IOException {
    json.writeStartObject();
    PrettyJson.write(figures.of(comparison), json);
    CopyException error = comparison.error();
    if (error != null) {
      json.writeObjectFieldStart("Error");
      write(error, json);
      json.writeStringField("advice", advice.of(error.code(), comparison.request()));
      json.writeEndObject();
    }
    write("Differences", comparison.differences(), json);
    write("Failures", comparison.failures(), json);
    json.writeEndObject();
  }

  private static void write(String name, List<ComparedEntry> entries, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (ComparedEntry entry : entries) {
      write(entry, json);
    }
    json.writeEndArray();
  }

  private static void write(ComparedEntry entry, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("path", entry.target());
    @Nullable String source = entry.source();
    if (source != null) {
      json.writeStringField("source", source);
    }
    json.writeStringField("kind", word(entry.kind()));
    json.writeStringField("state", word(entry.state()));
    if (entry.kind() == Kind.DIRECTORY && entry.state() == State.EXTRA) {
      json.writeNumberField("files", entry.files().files());
      json.writeNumberField("directories", entry.directories());
    }
    json.writeNumberField("bytes", entry.files().bytes());
    @Nullable Reason reason = entry.reason();
    if (reason != null) {
      json.writeStringField("reason", word(reason));
    }
    CopyException failure = entry.failure();
    if (failure != null) {
      write(failure, json);
    }
    json.writeEndObject();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void write(CopyException failure, JsonGenerator json) throws IOException {
    json.writeStringField("code", failure.code().name());
    json.writeStringField("message", String.valueOf(failure.getMessage()));
  }
}
