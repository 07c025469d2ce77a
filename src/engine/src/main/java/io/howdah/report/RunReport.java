package io.howdah.report;

import io.howdah.CopyException;
import io.howdah.CopyStatus;
import io.howdah.Count;
import io.howdah.FileResult;
import io.howdah.FileResult.Effort;
import io.howdah.PartitionResult;
import io.howdah.event.EntryDeleted;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.json.JsonLine;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reports what a run does at the destination, one line of JSON for each file and directory that it
 * acts on. Where the run can be undone, a line before each change describes it.
 *
 * <p>Every method throws a {@link CopyException} with {@link io.howdah.ErrorCode#REPORT_LOST} where
 * the report cannot be written. Then the run must stop.
 */
public final class RunReport implements AutoCloseable {
  static final String KEPT = "kept";

  private static final RunReport NONE = new RunReport(null, "", false);

  private final @Nullable LineFile file;
  private final String run;
  private final boolean undoable;

  private RunReport(@Nullable LineFile file, String run, boolean undoable) {
    this.file = file;
    this.run = run;
    this.undoable = undoable;
  }

  /** A report that is not written. */
  public static RunReport none() {
    return NONE;
  }

  /** A report that begins with a header in {@code file}, which it closes. */
  public static RunReport begin(LineFile file, ReportHeader header) throws CopyException {
    try {
      file.append(header.toLine());
      return new RunReport(file, header.run(), header.isUndoable());
    } catch (CopyException | RuntimeException | Error e) {
      try {
        file.close();
      } catch (CopyException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  /** Whether the run keeps what it removes and replaces, so that it can be undone. */
  public boolean isUndoable() {
    return file != null && undoable;
  }

  /** Describes a change, which may need a request. */
  public interface Description {
    Change describe() throws CopyException;
  }

  /**
   * Reports a change before it is made. Does nothing where the run cannot be undone. When it
   * returns, the line survives the end of this process.
   */
  public void aboutTo(Description change) throws CopyException {
    if (file != null && undoable) {
      file.append(change.describe().toLine(run));
    }
  }

  /** Reports the end of a file. */
  public void ended(FileResult result) throws CopyException {
    write(line -> write(result, line));
  }

  private static void write(FileResult result, JsonLine line) throws IOException {
    Effort effort = result.effort();
    line.text("done", action(result))
        .text("path", result.destination())
        .text("source", result.source())
        .anyNumber("bytes", result.length());
    if (result.verdict() != null) {
      line.text("verdict", word(result.verdict()));
    }
    line.text("sourceChecksum", effort.checksums().source())
        .text("checksum", effort.checksums().destination())
        .number("attempts", effort.attempts())
        .number("millis", effort.time().toMillis())
        .text(KEPT, result.oldKeptAs());
    failure(result.failure(), line);
  }

  private static void failure(@Nullable CopyException failure, JsonLine line) throws IOException {
    if (failure != null) {
      line.text("error", failure.code().name()).text("message", failure.getMessage());
    }
  }

  private static String action(FileResult result) {
    boolean isReplaced = result.isReplacement() && result.outcome() == FileResult.Outcome.COPIED;
    return isReplaced ? "replaced" : word(result.outcome());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Reports a deleted file, or a deleted directory with all that was in it. */
  public void deleted(EntryDeleted entry) throws CopyException {
    write(
        line ->
            line.text("done", entry.isPlanned() ? "to_delete" : "deleted")
                .text("path", entry.path())
                .number("files", entry.files().files())
                .number("directories", entry.directories())
                .anyNumber("bytes", entry.files().bytes())
                .text(KEPT, entry.movedTo().orElse(null)));
  }

  /** Reports a file or directory that got another path. */
  public void renamed(FilePath from, FilePath to) throws CopyException {
    write(
        line ->
            line.text("done", "renamed").text("path", to.toString()).text("from", from.toString()));
  }

  /** Reports what became of a partition. */
  public void partition(PartitionResult result) throws CopyException {
    write(
        line ->
            line.text("partition", word(result.change()))
                .text("path", result.path())
                .text("table", result.table())
                .number("files", result.files().files())
                .anyNumber("bytes", result.files().bytes()));
  }

  /** Reports a new directory. */
  public void made(FilePath directory) throws CopyException {
    write(line -> line.text("done", "made").text("path", directory.toString()));
  }

  /**
   * Reports a done flag that was removed before files below it change.
   *
   * @param kept its path in the backup directory; null where it was not kept
   */
  public void withdrawn(FilePath flag, @Nullable FilePath kept) throws CopyException {
    write(
        line ->
            line.text("done", "withdrawn")
                .text("path", flag.toString())
                .text(KEPT, kept == null ? null : kept.toString()));
  }

  /** Reports an existing file or directory that got other attributes. */
  public void attributesSet(FileStatus entry) throws CopyException {
    write(line -> line.text("done", "attributes").text("path", entry.path().toString()));
  }

  /** Reports the end of the run with its figures. */
  public void completed(CopyStatus status) throws CopyException {
    write(
        line -> {
          line.anyNumber("end", status.endTime().toEpochMilli());
          write("copied", status.copied(), line);
          write("skipped", status.skipped(), line);
          write("failed", status.failed(), line);
          write("deleted", status.deleted(), line);
          write("postponed", status.postponed(), line);
          failure(status.error(), line);
        });
  }

  private static void write(String name, Count count, JsonLine line) throws IOException {
    line.object(
        name,
        members -> members.anyNumber("files", count.files()).anyNumber("bytes", count.bytes()));
  }

  private void write(JsonLine.Members members) throws CopyException {
    if (file != null) {
      file.appendSoon(JsonLine.of(members));
    }
  }

  @Override
  public void close() throws CopyException {
    if (file != null) {
      file.close();
    }
  }
}
