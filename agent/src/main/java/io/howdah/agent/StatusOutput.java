package io.howdah.agent;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Writes the status of a run exactly once. Both the copy and the interrupt handler may call it. */
final class StatusOutput {
  private final @Nullable PrintStream stdout;
  private final @Nullable StatusFile file;
  private final StatusFormat format;
  private boolean written;

  /**
   * Creates an output.
   *
   * @param stdout null where something else is written to standard output
   * @param file null for none
   * @param format of standard output; the file has lines in any case
   */
  StatusOutput(@Nullable PrintStream stdout, @Nullable StatusFile file, StatusFormat format) {
    this.stdout = stdout;
    this.file = file;
    this.format = format;
  }

  /**
   * Writes the status to standard output and the file, unless it was written before. A second
   * caller waits until the first one has finished, since the second one may end the process.
   *
   * @throws CopyException where writing to one of them failed
   */
  synchronized void write(String status) throws CopyException {
    if (written) {
      return;
    }
    written = true;
    boolean isLost = false;
    if (stdout != null) {
      stdout.print(format.of(status) + "\n");
      isLost = stdout.checkError();
    }
    if (file != null) {
      file.write(status);
    }
    if (isLost) {
      throw new CopyException(
          ErrorCode.LOCAL_IO_FAILED,
          "The status could not be written to standard output: it is closed, or its disk is full.");
    }
  }
}
