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
import java.util.Optional;
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
    return FittingText.whole(form(comparison));
  }

  /**
   * The object, shortened where it is longer than the limit. Long texts get {@code ...} in their
   * middle. The last {@code Differences} and then {@code Failures} are omitted and counted as
   * {@code Differences Omitted} and {@code Failures Omitted}. The figures are always complete.
   *
   * @param mostCharacters at least 1,000 and the length of both paths, escaped; a smaller limit may
   *     be exceeded
   */
  public String text(TreeComparison comparison, int mostCharacters) {
    int items = comparison.failures().size() + comparison.differences().size();
    return FittingText.of(form(comparison), items, mostCharacters);
  }

  private FittingText.Form form(TreeComparison comparison) {
    return (mostItems, mostOfAText) -> {
      ComparisonPortion portion = ComparisonPortion.of(comparison, mostItems, mostOfAText);
      return PrettyJson.lines(json -> write(portion, json));
    };
  }

  /** The entry as an object in one line, without a line break at its end. */
  public static String line(ComparedEntry entry) {
    return PrettyJson.line(json -> write(entry, (text, names) -> text, json));
  }

  /** Shortens texts. */
  private interface Shortening {
    String of(String text, String... names);
  }

  private void write(ComparisonPortion portion, JsonGenerator json) throws IOException {
    TreeComparison comparison = portion.comparison();
    json.writeStartObject();
    PrettyJson.write(figures.of(comparison), json);
    CopyException error = comparison.error();
    if (error != null) {
      json.writeObjectFieldStart("Error");
      String message = String.valueOf(error.getMessage());
      write(
          error,
          portion.text(message, comparison.sourcePath(), comparison.destinationPath()),
          json);
      String sentence = advice.of(error.code(), comparison.request());
      json.writeStringField("advice", portion.text(sentence));
      json.writeEndObject();
    }
    write("Differences", portion.differences(), portion, json);
    omitted("Differences", portion.differencesOmitted(), json);
    write("Failures", portion.failures(), portion, json);
    omitted("Failures", portion.failuresOmitted(), json);
    @Nullable String problem = comparison.ledgerProblem();
    if (problem != null) {
      json.writeStringField("Ledger Problem", portion.text(problem));
    }
    Optional<String> ofSnapshots = comparison.snapshots().problem();
    if (ofSnapshots.isPresent()) {
      json.writeStringField("Snapshot Problem", portion.text(ofSnapshots.get()));
    }
    json.writeEndObject();
  }

  private static void write(
      String name, List<ComparedEntry> entries, ComparisonPortion portion, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (ComparedEntry entry : entries) {
      write(entry, portion::text, json);
    }
    json.writeEndArray();
  }

  private static void omitted(String what, int count, JsonGenerator json) throws IOException {
    if (count > 0) {
      json.writeNumberField(what + " Omitted", count);
    }
  }

  private static void write(ComparedEntry entry, Shortening shortening, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("path", shortening.of(entry.target()));
    @Nullable String source = entry.source();
    if (source != null) {
      json.writeStringField("source", shortening.of(source));
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
      String message = String.valueOf(failure.getMessage());
      write(failure, shortening.of(message, source == null ? "" : source, entry.target()), json);
    }
    json.writeEndObject();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void write(CopyException failure, String message, JsonGenerator json)
      throws IOException {
    json.writeStringField("code", failure.code().name());
    json.writeStringField("message", message);
  }
}
