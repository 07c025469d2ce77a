package io.howdah.run;

import io.howdah.CopyException;
import io.howdah.Count;
import io.howdah.ErrorCode;
import io.howdah.PartitionResult;
import io.howdah.PartitionResult.Change;
import io.howdah.json.JsonLine;
import io.howdah.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * The partitions that a run has added, changed or removed before it could make that known: a header
 * and a line of JSON for each. A run that is at work, or was killed, has not told which these are.
 */
final class PendingPartitions {
  private static final int VERSION = 1;

  private final String run;
  private final boolean unknown;
  private final List<PartitionResult> results;

  private PendingPartitions(String run, boolean unknown, List<PartitionResult> results) {
    this.run = run;
    this.unknown = unknown;
    this.results = Collections.unmodifiableList(new ArrayList<>(results));
  }

  /** Any partition may have changed, or may have been removed. */
  static PendingPartitions unknown(String run) {
    return new PendingPartitions(run, true, Collections.emptyList());
  }

  static PendingPartitions of(String run, List<PartitionResult> results) {
    return new PendingPartitions(run, false, results);
  }

  /** The id of the run that left them. */
  String run() {
    return run;
  }

  boolean isUnknown() {
    return unknown;
  }

  List<PartitionResult> results() {
    return results;
  }

  byte[] toBytes() {
    StringBuilder text = new StringBuilder();
    text.append(
            JsonLine.of(
                line -> {
                  line.number("version", VERSION).text("run", run);
                  line.anyNumber("partitions", results.size());
                  if (unknown) {
                    line.mark("unknown");
                  }
                }))
        .append('\n');
    for (PartitionResult each : results) {
      text.append(
              JsonLine.of(
                  line ->
                      line.text("change", each.change().name().toLowerCase(Locale.ROOT))
                          .text("table", each.table())
                          .text("name", each.name())))
          .append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads what {@link #toBytes} has written.
   *
   * @throws CopyException {@link ErrorCode#INVALID_ARGUMENT} where it is damaged, or of a newer
   *     version
   */
  static PendingPartitions parse(byte[] bytes) throws CopyException {
    String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
    JsonObject header = JsonObject.parse(lines[0]);
    long count = header.number("partitions");
    if (header.number("version") != VERSION || lines.length != count + 2) {
      throw new CopyException(ErrorCode.INVALID_ARGUMENT, "The list of partitions is damaged.");
    }
    List<PartitionResult> results = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      JsonObject line = JsonObject.parse(lines[i]);
      results.add(
          PartitionResult.of(
              line.word("change", Change.class),
              line.text("table"),
              line.text("name"),
              Count.NONE));
    }
    return new PendingPartitions(header.text("run"), header.has("unknown"), results);
  }
}
