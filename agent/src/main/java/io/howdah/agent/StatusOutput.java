package io.howdah.agent;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Writes the status and the metrics of a run exactly once. Both the copy and the interrupt handler
 * may call it.
 */
final class StatusOutput {
  private final @Nullable PrintStream stdout;
  private final @Nullable OutputFile file;
  private final @Nullable MetricsFile metricsFile;
  private final StatusFormat format;
  private boolean written;

  /**
   * Creates an output.
   *
   * @param stdout null where something else is written to standard output
   * @param arguments the files, and the format of standard output; a file has lines in any case
   */
  StatusOutput(@Nullable PrintStream stdout, AgentArguments arguments) {
    String runId = arguments.request().runId();
    @Nullable Path status = arguments.statusFile();
    @Nullable Path metrics = arguments.metricsFile();
    this.stdout = stdout;
    this.file = status == null ? null : OutputFile.ofStatus(status, runId);
    this.metricsFile = metrics == null ? null : new MetricsFile(metrics, runId);
    this.format = arguments.statusFormat();
  }

  /**
   * Checks before the run that both files can be written.
   *
   * @throws CopyException {@link ErrorCode#LOCAL_IO_FAILED}, which {@link #write} will throw, too
   */
  void check() throws CopyException {
    if (file != null) {
      file.check();
    }
    if (metricsFile != null) {
      metricsFile.check();
    }
  }

  /**
   * Writes the status to standard output and both files, unless it was written before. A second
   * caller waits until the first one has finished, since the second one may end the process.
   *
   * @throws CopyException where writing to one of them failed
   */
  synchronized void write(String status, RunMetrics metrics) throws CopyException {
    if (written) {
      return;
    }
    written = true;
    boolean isLost = false;
    if (stdout != null) {
      stdout.print(format.of(status) + "\n");
      isLost = stdout.checkError();
    }
    try {
      if (file != null) {
        file.write(status);
      }
    } finally {
      if (metricsFile != null) {
        metricsFile.write(metrics);
      }
    }
    if (isLost) {
      throw new CopyException(
          ErrorCode.LOCAL_IO_FAILED,
          "The status could not be written to standard output: it is closed, or its disk is full.");
    }
  }
}
