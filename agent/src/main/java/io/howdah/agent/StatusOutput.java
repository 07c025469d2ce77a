package io.howdah.agent;

import io.howdah.CopyException;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.front.status.StatusJson;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * Gives out a run's status exactly once, although the copy itself and the handler of an impatient
 * interrupt may both want to.
 */
final class StatusOutput {
  private final StatusJson json;
  private final PrintStream stdout;
  private final @Nullable StatusFile file;
  private boolean written;

  StatusOutput(StatusJson json, PrintStream stdout, @Nullable StatusFile file) {
    this.json = json;
    this.stdout = stdout;
    this.file = file;
  }

  /**
   * Writes the status to standard output and the file, unless one was written before. A second
   * caller waits until the first one has written all, since it may end the process then.
   *
   * @throws CopyException where it could not be written to both
   */
  synchronized void write(CopyStatus status) throws CopyException {
    if (written) {
      return;
    }
    written = true;
    String text = json.text(status);
    stdout.print(text + "\n");
    boolean isLost = stdout.checkError();
    if (file != null) {
      file.write(text);
    }
    if (isLost) {
      throw new CopyException(
          ErrorCode.LOCAL_IO_FAILED,
          "The status could not be written to standard output: it is closed, or its disk is full.");
    }
  }
}
