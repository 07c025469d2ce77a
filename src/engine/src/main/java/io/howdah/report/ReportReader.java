package io.howdah.report;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the report of the last run in a file backwards: its last line first. So memory does not
 * depend on the length of the report.
 */
public final class ReportReader implements AutoCloseable {
  private final File path;
  private final BackwardLines lines;
  private final Map<String, String> kept = new HashMap<>();
  private @Nullable String run;
  private @Nullable ReportHeader header;

  private ReportReader(File path, BackwardLines lines) {
    this.path = path;
    this.lines = lines;
  }

  /**
   * Opens a report of this machine.
   *
   * @throws CopyException {@link ErrorCode#INVALID_ARGUMENT} where it cannot be read
   */
  public static ReportReader open(String path) throws CopyException {
    File file = new File(path).getAbsoluteFile();
    try {
      return new ReportReader(file, BackwardLines.open(file));
    } catch (IOException e) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT, "The report '" + file + "' cannot be read: " + e, e);
    }
  }

  /**
   * The previous change of the run; null at its beginning. From then on {@link #header} is known.
   *
   * @throws CopyException {@link ErrorCode#INVALID_ARGUMENT} for a line that is not of a report
   */
  public @Nullable ReportedChange previous() throws CopyException {
    while (header == null) {
      @Nullable String line = nextLine();
      if (line == null) {
        throw new CopyException(
            ErrorCode.INVALID_ARGUMENT, "'" + path + "' is not the report of a run: no header.");
      }
      @Nullable ReportedChange change = read(line);
      if (change != null) {
        return change;
      }
    }
    return null;
  }

  private @Nullable String nextLine() throws CopyException {
    try {
      return lines.previous();
    } catch (IOException e) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT, "Reading the report '" + path + "' failed: " + e, e);
    }
  }

  private @Nullable ReportedChange read(String line) throws CopyException {
    if (lines.count() == 1 && !line.endsWith("}")) {
      return null; // The machine stopped while it was written, so its change was not made.
    }
    try {
      JsonObject object = JsonObject.parse(line);
      if (object.has(Change.MEMBER)) {
        Change change = Change.read(object);
        return ReportedChange.of(change, kept.remove(change.path().toString()));
      }
      if (object.has(ReportHeader.MEMBER)) {
        foundHeader(ReportHeader.read(object, line));
      } else if (object.has(RunReport.KEPT)) {
        kept.put(object.text("path"), object.text(RunReport.KEPT));
      }
      return null;
    } catch (CopyException e) {
      throw e.during("Line " + lines.count() + " from the end of the report '" + path + "'");
    }
  }

  /** Earlier processes of the same run have their own headers. */
  private void foundHeader(ReportHeader found) throws CopyException {
    if (run != null && !run.equals(found.run())) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT,
          "The lines of run " + run + " follow those of run " + found.run() + " without a header.");
    }
    run = found.run();
    if (found.incarnation() == 1) {
      header = found;
    }
  }

  /**
   * The header of the run.
   *
   * @throws IllegalStateException before {@link #previous} has returned null
   */
  public ReportHeader header() {
    if (header == null) {
      throw new IllegalStateException("The report was not read to its beginning.");
    }
    return header;
  }

  @Override
  public void close() throws CopyException {
    try {
      lines.close();
    } catch (IOException e) {
      throw new CopyException(
          ErrorCode.LOCAL_IO_FAILED, "Closing the report '" + path + "' failed: " + e, e);
    }
  }
}
