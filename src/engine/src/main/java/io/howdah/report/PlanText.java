package io.howdah.report;

import io.howdah.CommandLine;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.json.JsonObject;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A plan as it was written. It can be read more than once. */
public final class PlanText {
  /** Some 30 bytes of each are kept in memory, so this many take the memory of a small program. */
  static final int MOST_LINES = 1 << 22;

  /** Opens the plan for reading. */
  public interface Source {
    InputStream open() throws IOException;
  }

  /** Receives the actions of a plan. */
  interface Sink {
    void accept(PlannedAction action) throws CopyException;
  }

  private final String path;
  private final Source source;

  private PlanText(String path, Source source) {
    this.path = path;
    this.source = source;
  }

  /** A plan from any place. */
  public static PlanText of(String path, Source source) {
    return new PlanText(path, source);
  }

  /** A plan of this machine. */
  public static PlanText ofThisMachine(String path) {
    File file = new File(path).getAbsoluteFile();
    return new PlanText(file.getPath(), () -> new FileInputStream(file));
  }

  /**
   * Reads the command of the dry run; empty where a workflow requested it.
   *
   * @throws CopyException {@link ErrorCode#INVALID_ARGUMENT} where it is not a plan
   */
  public Optional<CommandLine> commandLine() throws CopyException {
    return header().commandLine();
  }

  /**
   * Reads the first line.
   *
   * @throws CopyException {@link ErrorCode#INVALID_ARGUMENT} where it is not a plan
   */
  PlanHeader header() throws CopyException {
    try (ForwardLines lines = new ForwardLines(source.open())) {
      return header(lines);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * Reads all actions.
   *
   * @return the header
   * @throws CopyException {@link ErrorCode#INVALID_ARGUMENT} where it is not a complete plan
   */
  PlanHeader read(Sink sink) throws CopyException {
    try (ForwardLines lines = new ForwardLines(source.open())) {
      PlanHeader header = header(lines);
      boolean isComplete = false;
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (lines.count() > MOST_LINES) {
          throw invalid("has more than " + MOST_LINES + " lines.");
        }
        isComplete = read(line, lines.count(), sink);
      }
      if (!isComplete) {
        throw invalid("has no end: its dry run was stopped, or is still going on.");
      }
      return header;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Returns whether the line is the end of the plan. */
  private boolean read(String line, long number, Sink sink) throws CopyException {
    try {
      JsonObject object = JsonObject.parse(line);
      if (object.has(PlanFile.END)) {
        return true;
      }
      sink.accept(PlannedAction.read(object));
      return false;
    } catch (CopyException e) {
      throw e.during("Line " + number + " of the plan '" + path + "'");
    }
  }

  private PlanHeader header(ForwardLines lines) throws IOException {
    @Nullable String first = lines.next();
    if (first == null) {
      throw invalid("is empty.");
    }
    try {
      return PlanHeader.read(first);
    } catch (CopyException e) {
      throw e.during("'" + path + "' is not a plan");
    }
  }

  private CopyException invalid(String what) {
    return new CopyException(ErrorCode.INVALID_ARGUMENT, "The plan '" + path + "' " + what);
  }

  private CopyException unreadable(IOException cause) {
    return cause instanceof CopyException
        ? ((CopyException) cause)
        : new CopyException(
            ErrorCode.INVALID_ARGUMENT,
            "The plan '" + path + "' cannot be read: " + cause.getMessage(),
            cause);
  }
}
