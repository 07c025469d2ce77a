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
 * depend on the length of the report. No run can append to the file until it is closed.
 *
 * <p>Several processes of one run each have a header. The run begins with the last header above
 * which another run, or the beginning of the file, is found.
 */
public final class ReportReader implements AutoCloseable {
  private static final int MOST_UNDER_WAY = 10_000;

  private final File path;
  private final BackwardLines lines;
  private final Map<String, String> kept = new HashMap<>();
  private @Nullable ReportHeader header;
  private boolean isBelowHeader = true;
  private boolean isAtBegin;

  private ReportReader(File path, BackwardLines lines) {
    this.path = path;
    this.lines = lines;
  }

  /**
   * Opens a report of this machine.
   *
   * @throws CopyException {@link ErrorCode#INVALID_ARGUMENT} where it cannot be read, or is used by
   *     another process
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

  /** Begins again with the last line. */
  public void restart() throws CopyException {
    try {
      lines.restart();
    } catch (IOException e) {
      throw unreadable(e);
    }
    kept.clear();
    header = null;
    isBelowHeader = true;
    isAtBegin = false;
  }

  /**
   * The previous change of the run; null at its beginning. From then on {@link #header} is known.
   *
   * @throws CopyException {@link ErrorCode#INVALID_ARGUMENT} for a line that is not of a report
   */
  public @Nullable ReportedChange previous() throws CopyException {
    while (!isAtBegin) {
      @Nullable String line = nextLine();
      if (line == null) {
        isAtBegin = true;
        break;
      }
      @Nullable ReportedChange change = read(line);
      if (change != null) {
        return change;
      }
    }
    if (header == null) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT, "'" + path + "' is not the report of a run: no header.");
    }
    return null;
  }

  private @Nullable String nextLine() throws CopyException {
    try {
      return lines.previous();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private CopyException unreadable(IOException cause) {
    return new CopyException(
        ErrorCode.INVALID_ARGUMENT, "Reading the report '" + path + "' failed: " + cause, cause);
  }

  private @Nullable ReportedChange read(String line) throws CopyException {
    boolean mayBeCutOff = isBelowHeader;
    isBelowHeader = false;
    try {
      JsonObject object = JsonObject.parse(line);
      if (object.has(Change.MEMBER)) {
        return change(object);
      }
      if (object.has(ReportHeader.MEMBER)) {
        foundHeader(ReportHeader.read(line));
      } else if (object.has(RunReport.KEPT)) {
        noteKept(object);
      }
      return null;
    } catch (CopyException e) {
      if (mayBeCutOff && !line.startsWith(ReportHeader.BEGIN)) {
        return null; // The process ended while it was written, so its change was not made.
      }
      throw e.during("Line " + lines.count() + " from the end of the report '" + path + "'");
    }
  }

  /** Changes under way at one time are few. Those of a run that cannot be undone never come. */
  private void noteKept(JsonObject object) throws CopyException {
    if (kept.size() == MOST_UNDER_WAY) {
      kept.clear();
    }
    kept.put(object.text("path"), object.text(RunReport.KEPT));
  }

  private @Nullable ReportedChange change(JsonObject object) throws CopyException {
    if (header != null && !header.run().equals(object.text("run"))) {
      return null; // Of the run before.
    }
    Change change = Change.read(object);
    return ReportedChange.of(object.text("run"), change, kept.remove(change.path().toString()));
  }

  private void foundHeader(ReportHeader found) throws CopyException {
    isBelowHeader = true;
    if (header == null || header.isOfSameRun(found)) {
      header = found;
    } else if (header.run().equals(found.run())) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT,
          "The headers of run "
              + found.run()
              + " differ: its processes had different targets or backup directories.");
    } else {
      isAtBegin = true;
    }
  }

  /**
   * The header of the run.
   *
   * @throws IllegalStateException before {@link #previous} has returned null
   */
  public ReportHeader header() {
    if (header == null || !isAtBegin) {
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
