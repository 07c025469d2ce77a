package io.howdah.report;

import io.howdah.CopyException;
import io.howdah.CopyRequest;
import io.howdah.ErrorCode;
import io.howdah.Mode;
import io.howdah.fs.FilePath;
import io.howdah.json.JsonLine;
import io.howdah.json.JsonObject;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The first line of the report of a run: what was copied where, and what undo needs. */
public final class ReportHeader {
  static final String MEMBER = "report";

  /** With this each report begins. */
  static final String BEGIN = "{\"" + MEMBER + "\":1,\"run\":\"";

  /** The version of the lines. A later version may add members, and lines that are not changes. */
  private static final long VERSION = 1;

  private final String run;
  private final String destination;
  private final FilePath target;
  private final String line;
  private final @Nullable FilePath backup;
  private final boolean isDryRun;

  private ReportHeader(JsonObject object, String line) throws CopyException {
    this.run = object.text("run");
    this.destination = object.text("destinationCluster");
    this.target = FilePath.of(object.text("target"));
    @Nullable String kept = object.textOrNull("backup");
    this.backup = kept == null ? null : FilePath.of(kept);
    this.isDryRun = object.has("dryRun");
    this.line = line;
  }

  /**
   * The header of a run.
   *
   * @param target the resolved target, or the directory of all targets
   * @param backup the directory in which the run keeps what it removes and replaces; null for none
   */
  public static ReportHeader of(
      CopyRequest request, Instant begun, FilePath target, @Nullable FilePath backup)
      throws CopyException {
    return read(
        JsonLine.of(
            json -> {
              json.anyNumber(MEMBER, VERSION)
                  .text("run", request.runId())
                  .number("incarnation", request.incarnation())
                  .anyNumber("begin", begun.toEpochMilli())
                  .text("sourceCluster", request.source().cluster())
                  .text("source", request.source().path())
                  .text("destinationCluster", request.destination().cluster())
                  .text("destination", request.destination().path())
                  .text("target", target.toString())
                  .text("backup", backup == null ? null : backup.toString());
              if (request.options().mode() == Mode.DRY_RUN) {
                json.mark("dryRun");
              }
            }));
  }

  /** Reads the header of a line. */
  static ReportHeader read(String line) throws CopyException {
    JsonObject object = JsonObject.parse(line);
    if (object.number(MEMBER) != VERSION) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT,
          "It has version "
              + object.number(MEMBER)
              + " of reports; this program reads version "
              + VERSION
              + ".");
    }
    ReportHeader header = new ReportHeader(object, line);
    if (header.backup != null && !header.backup.name().equals(header.run)) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT,
          "Its backup directory '" + header.backup + "' is not that of run " + header.run + ".");
    }
    return header;
  }

  /** Whether the other header is of the same run, by another process. */
  boolean isOfSameRun(ReportHeader other) {
    return run.equals(other.run)
        && destination.equals(other.destination)
        && target.equals(other.target)
        && Objects.equals(backup, other.backup)
        && isDryRun == other.isDryRun;
  }

  /** The id of the run. */
  public String run() {
    return run;
  }

  /** The alias of the destination cluster. */
  public String destinationCluster() {
    return destination;
  }

  /** The directory in which the run keeps what it removes and replaces; empty for none. */
  public Optional<FilePath> backup() {
    return Optional.ofNullable(backup);
  }

  /** The directory, or the file, that the run has changed. */
  public FilePath target() {
    return target;
  }

  /** Whether nothing was changed. */
  public boolean isDryRun() {
    return isDryRun;
  }

  /** Whether the run reports each change before it is made. */
  boolean isUndoable() {
    return backup != null && !isDryRun;
  }

  String toLine() {
    return line;
  }
}
