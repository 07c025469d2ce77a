package io.howdah.front.status;

import com.fasterxml.jackson.core.JsonGenerator;
import io.howdah.CopyException;
import io.howdah.CopyStatus;
import io.howdah.FileResult;
import io.howdah.PartitionResult;
import io.howdah.SelectionRule;
import io.howdah.front.Advice;
import io.howdah.front.text.WorkflowText;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * Writes a status as the JSON object that scripts for pydistcp read. Its sixteen keys come first,
 * then the additional keys. The text is ASCII, so that no encoding of a terminal or a file can
 * damage a path. It is safe in workflows, see {@link WorkflowText}.
 */
public final class StatusJson {
  /** Enough to see a mistake. */
  private static final int MOST_RULES = 10;

  private final StatusFigures figures;
  private final Advice advice;

  /**
   * Creates a writer of times in this zone.
   *
   * @param zone the time zone of the reader
   * @param advice the advice of the front end that shows the status
   */
  public StatusJson(ZoneId zone, Advice advice) {
    figures = new StatusFigures(zone);
    this.advice = advice;
  }

  /** The object in several lines, without a line break at its end. */
  public String text(CopyStatus status) {
    return FittingText.whole(form(status));
  }

  /**
   * The object, shortened where it is longer than the limit. Long texts get {@code ...} in their
   * middle. The last {@code Failures}, {@code Left Behind} and {@code Partitions} are omitted and
   * counted, such as by {@code Failures Omitted}. The figures are always complete.
   *
   * @param mostCharacters at least 1,000 and the length of both paths, escaped; a smaller limit may
   *     be exceeded
   */
  public String text(CopyStatus status, int mostCharacters) {
    int items =
        status.failures().size() + status.leftBehind().size() + status.partitions().named().size();
    return FittingText.of(form(status), items, mostCharacters);
  }

  private FittingText.Form form(CopyStatus status) {
    return (mostItems, mostOfAText) -> {
      StatusPortion portion = StatusPortion.of(status, mostItems, mostOfAText);
      return PrettyJson.lines(json -> write(portion, json));
    };
  }

  private void write(StatusPortion portion, JsonGenerator json) throws IOException {
    CopyStatus status = portion.status();
    json.writeStartObject();
    PrettyJson.write(figures.of(status), json);
    CopyException error = status.error();
    if (error != null) {
      json.writeObjectFieldStart("Error");
      write(error, portion, json, status.sourcePath(), status.destinationPath());
      String sentence = advice.of(error.code(), status.request());
      json.writeStringField("advice", portion.text(sentence));
      json.writeEndObject();
    }
    json.writeArrayFieldStart("Failures");
    for (FileResult failure : portion.failures()) {
      write(failure, portion, json);
    }
    json.writeEndArray();
    omitted("Failures", portion.failuresOmitted(), json);
    if (!portion.leftBehind().isEmpty()) {
      json.writeArrayFieldStart("Left Behind");
      for (String file : portion.leftBehind()) {
        json.writeString(portion.text(file));
      }
      json.writeEndArray();
    }
    omitted("Left Behind", portion.leftBehindOmitted(), json);
    writePartitions(portion, json);
    writeUnmatchedRules(portion, json);
    if (!status.notes().isEmpty()) {
      json.writeArrayFieldStart("Notes");
      for (String note : status.notes()) {
        json.writeString(portion.text(note));
      }
      json.writeEndArray();
    }
    if (status.ledger().problem() != null) {
      json.writeStringField("Ledger Problem", portion.text(status.ledger().problem()));
    }
    if (status.snapshots().problem().isPresent()) {
      json.writeStringField("Snapshot Problem", portion.text(status.snapshots().problem().get()));
    }
    json.writeEndObject();
  }

  private static void writePartitions(StatusPortion portion, JsonGenerator json)
      throws IOException {
    if (!portion.partitions().isEmpty()) {
      json.writeArrayFieldStart("Partitions");
      for (PartitionResult partition : portion.partitions()) {
        json.writeStartObject();
        json.writeStringField("path", portion.text(partition.path()));
        json.writeStringField("change", partition.change().name().toLowerCase(Locale.ROOT));
        json.writeNumberField("files", partition.files().files());
        json.writeNumberField("bytes", partition.files().bytes());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    omitted("Partitions", portion.partitionsOmitted(), json);
  }

  private static void writeUnmatchedRules(StatusPortion portion, JsonGenerator json)
      throws IOException {
    List<SelectionRule> rules = portion.status().unmatchedRules();
    if (rules.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("Rules Without Match");
    for (SelectionRule rule : rules.subList(0, Math.min(MOST_RULES, rules.size()))) {
      json.writeString(portion.text(rule + " (" + rule.origin() + ")"));
    }
    json.writeEndArray();
    omitted("Rules Without Match", Math.max(0, rules.size() - MOST_RULES), json);
  }

  private static void omitted(String what, long count, JsonGenerator json) throws IOException {
    if (count > 0) {
      json.writeNumberField(what + " Omitted", count);
    }
  }

  private static void write(FileResult failed, StatusPortion portion, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("path", portion.text(failed.source()));
    if (!failed.destination().isEmpty()) {
      json.writeStringField("destination", portion.text(failed.destination()));
    }
    CopyException failure = failed.failure();
    if (failure != null) {
      write(failure, portion, json, failed.source(), failed.destination());
    }
    json.writeEndObject();
  }

  private static void write(
      CopyException failure, StatusPortion portion, JsonGenerator json, String... names)
      throws IOException {
    json.writeStringField("code", failure.code().name());
    json.writeStringField("message", portion.text(String.valueOf(failure.getMessage()), names));
  }
}
