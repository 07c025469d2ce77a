package io.howdah.report;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The files that a cluster should have by a report of any number of runs. What the last run says
 * about a path counts. The report is read backwards, so that the last line about a path is met
 * first. Memory grows by some bytes for each path.
 *
 * <p>Runs can append to the file meanwhile. Their lines are not read.
 */
public final class ReportedFiles implements AutoCloseable {
  private final File path;
  private final BackwardLines lines;
  private final List<Boolean> relevantRuns;
  private final LastWords lastWords = new LastWords();
  private int run;
  private boolean isBelowHeader = true;
  private boolean isSecondReading;

  private ReportedFiles(File path, BackwardLines lines, List<Boolean> relevantRuns) {
    this.path = path;
    this.lines = lines;
    this.relevantRuns = relevantRuns;
  }

  /**
   * Opens a report of this machine.
   *
   * @param cluster the alias of the destination; runs to other clusters, and dry runs, are left out
   * @throws CopyException {@link ErrorCode#INVALID_ARGUMENT} where it cannot be read, or has no run
   *     to this cluster
   */
  public static ReportedFiles open(String path, String cluster) throws CopyException {
    File file = new File(path).getAbsoluteFile();
    BackwardLines lines;
    try {
      lines = BackwardLines.openToRead(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    try {
      List<Boolean> relevantRuns = relevantRuns(file, lines, cluster);
      lines.restart();
      return new ReportedFiles(file, lines, relevantRuns);
    } catch (CopyException | RuntimeException e) {
      close(lines, e);
      throw e;
    } catch (IOException e) {
      close(lines, e);
      throw unreadable(file, e);
    }
  }

  private static void close(BackwardLines lines, Exception failure) {
    try {
      lines.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private static CopyException unreadable(File file, IOException cause) {
    return new CopyException(
        ErrorCode.INVALID_ARGUMENT, "The report '" + file + "' cannot be read: " + cause, cause);
  }

  /** For each header, the last one first, whether its run counts. */
  private static List<Boolean> relevantRuns(File file, BackwardLines lines, String cluster)
      throws IOException {
    List<Boolean> relevant = new ArrayList<>();
    Set<String> clusters = new TreeSet<>();
    boolean isBelowHeader = true;
    for (String line = lines.previous(); line != null; line = lines.previous()) {
      @Nullable ReportHeader header = header(line, isBelowHeader);
      isBelowHeader = header != null;
      if (header != null) {
        clusters.add(header.destinationCluster());
        relevant.add(!header.isDryRun() && header.destinationCluster().equals(cluster));
      }
    }
    if (clusters.isEmpty() || !isBelowHeader) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT,
          "'" + file + "' is not a report of runs: it does not begin with the header of a run.");
    }
    if (!clusters.contains(cluster)) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT,
          "The report '"
              + file
              + "' has no run to the cluster '"
              + cluster
              + "', only to "
              + String.join(", ", clusters)
              + ".");
    }
    return relevant;
  }

  /** The header in a line; null where it is another line, or one that a killed run cut off. */
  private static @Nullable ReportHeader header(String line, boolean mayBeCutOff)
      throws CopyException {
    if (!line.startsWith(ReportHeader.BEGIN)) {
      return null;
    }
    try {
      return ReportHeader.read(line);
    } catch (CopyException e) {
      if (mayBeCutOff) {
        return null;
      }
      throw e;
    }
  }

  /**
   * The next file, in no order; null at the end.
   *
   * @throws CopyException {@link ErrorCode#INVALID_ARGUMENT} for a line that is not of a report
   */
  public @Nullable ReportedFile next() throws CopyException {
    try {
      while (true) {
        for (String line = lines.previous(); line != null; line = lines.previous()) {
          @Nullable ReportedFile file = read(line);
          if (file != null) {
            return file;
          }
        }
        if (isSecondReading || !lastWords.hasOpenFiles()) {
          return null;
        }
        isSecondReading = true;
        lastWords.again();
        run = 0;
        isBelowHeader = true;
        lines.restart();
      }
    } catch (CopyException e) {
      throw e;
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private @Nullable ReportedFile read(String line) throws CopyException {
    boolean mayBeCutOff = isBelowHeader;
    isBelowHeader = header(line, mayBeCutOff) != null;
    if (isBelowHeader) {
      run++;
      lastWords.begin();
      return null;
    }
    if (!relevantRuns.get(run)) {
      return null;
    }
    try {
      JsonObject object = JsonObject.parse(line);
      if (isSecondReading) {
        return object.has(LastWords.DONE) ? lastWords.fileLeftOpen(object) : null;
      }
      return object.has(LastWords.DONE)
          ? lastWords.done(object)
          : object.has(Change.MEMBER) ? lastWords.announced(Change.read(object)) : null;
    } catch (CopyException e) {
      if (mayBeCutOff) {
        return null;
      }
      throw e.during("Line " + lines.count() + " from the end of the report '" + path + "'");
    }
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
