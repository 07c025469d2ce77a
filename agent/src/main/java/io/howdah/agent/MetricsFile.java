package io.howdah.agent;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A file for the textfile collector of Prometheus' node_exporter. Each run replaces it. */
final class MetricsFile {
  /** Far more than a file of one run has. */
  private static final long LARGEST = 1 << 20;

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,3})?");

  private final Path path;
  private final OutputFile file;

  /**
   * Creates a metrics file.
   *
   * @param runId distinguishes the temporary files of different runs
   */
  MetricsFile(Path path, String runId) {
    this.path = path;
    this.file = OutputFile.ofMetrics(path, runId);
  }

  /** Checks before the run that the file can be written. */
  void check() throws CopyException {
    file.check();
  }

  /**
   * Replaces the file. The time as of which the destination was in sync is kept where the run does
   * not know it.
   *
   * @throws CopyException {@link ErrorCode#LOCAL_IO_FAILED} where the file cannot be written
   */
  void write(RunMetrics metrics) throws CopyException {
    file.write(metrics.text(present(metrics.inSyncSeries())));
  }

  /** The value of a series that the file has; null where it has none, or is no such file. */
  private @Nullable String present(String series) {
    try {
      if (!Files.isRegularFile(path) || Files.size(path) > LARGEST) {
        return null;
      }
      String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
      for (String line : text.split("\n", -1)) {
        String value = line.substring(Math.min(line.length(), series.length() + 1));
        if (line.startsWith(series + " ") && NUMBER.matcher(value).matches()) {
          return value;
        }
      }
      return null;
    } catch (IOException e) {
      return null; // The run must end, and its own metrics are more useful.
    }
  }
}
