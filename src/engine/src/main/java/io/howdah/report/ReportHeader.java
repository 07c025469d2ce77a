package io.howdah.report;

import io.howdah.CopyException;
import io.howdah.CopyRequest;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.json.JsonLine;
import io.howdah.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The first line of the report of a run: what was copied where, and what undo needs. */
public final class ReportHeader {
  static final String MEMBER = "report";

  /** The version of the lines. A later version may add members, and lines that are not changes. */
  private static final long VERSION = 1;

  private final String run;
  private final int incarnation;
  private final String destination;
  private final String line;
  private final @Nullable FilePath backup;

  private ReportHeader(
      String run, int incarnation, String destination, @Nullable FilePath backup, String line) {
    this.run = run;
    this.incarnation = incarnation;
    this.destination = destination;
    this.backup = backup;
    this.line = line;
  }

  /**
   * The header of a run.
   *
   * @param backup the directory in which the run keeps what it removes and replaces; null for none
   */
  public static ReportHeader of(CopyRequest request, Instant begun, @Nullable FilePath backup) {
    String line =
        JsonLine.of(
            json ->
                json.anyNumber(MEMBER, VERSION)
                    .text("run", request.runId())
                    .number("incarnation", request.incarnation())
                    .anyNumber("begin", begun.toEpochMilli())
                    .text("sourceCluster", request.source().cluster())
                    .text("source", request.source().path())
                    .text("destinationCluster", request.destination().cluster())
                    .text("destination", request.destination().path())
                    .text("backup", backup == null ? null : backup.toString()));
    return new ReportHeader(
        request.runId(), request.incarnation(), request.destination().cluster(), backup, line);
  }

  /** Reads the header of a line. */
  static ReportHeader read(JsonObject object, String line) throws CopyException {
    if (object.number(MEMBER) != VERSION) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT,
          "It has version "
              + object.number(MEMBER)
              + " of reports; this program reads version "
              + VERSION
              + ".");
    }
    @Nullable String backup = object.textOrNull("backup");
    return new ReportHeader(
        object.text("run"),
        (int) object.number("incarnation"),
        object.text("destinationCluster"),
        backup == null ? null : FilePath.of(backup),
        line);
  }

  /** The id of the run. */
  public String run() {
    return run;
  }

  /** The number of the process in the run, from 1. */
  public int incarnation() {
    return incarnation;
  }

  /** The alias of the destination cluster. */
  public String destinationCluster() {
    return destination;
  }

  /** The directory in which the run keeps what it removes and replaces; empty for none. */
  public Optional<FilePath> backup() {
    return Optional.ofNullable(backup);
  }

  String toLine() {
    return line;
  }
}
