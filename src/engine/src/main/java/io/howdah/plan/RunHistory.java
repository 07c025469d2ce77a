package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.CopyOptions.Mode;
import io.howdah.CopyRequest;
import io.howdah.ErrorCode;
import io.howdah.RunJournal;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import java.io.IOException;

/**
 * What earlier processes of this run may have done at the destination, and the notes by which later
 * ones will know what this one did.
 */
public final class RunHistory {
  private final CopyRequest request;
  private final RunJournal journal;

  public RunHistory(CopyRequest request, RunJournal journal) {
    this.request = request;
    this.journal = journal;
  }

  /** Whether earlier processes may have left temporary files that are to be deleted. */
  boolean mayHaveLeftovers() {
    return isResumed() && request.options().mode() == Mode.COPY;
  }

  /** Whether an earlier process left that file, which it cannot want any more. */
  boolean isLeftover(FileStatus file) {
    return mayHaveLeftovers()
        && file.isFile()
        && TemporaryName.isOfLowerIncarnation(file.name(), request);
  }

  /** Whether an earlier process may have published that file, or made that directory. */
  public boolean mayHavePublished(FilePath destination) {
    return isResumed() && journal.mayHavePublished(destination.toString());
  }

  /**
   * Notes what will be published next.
   *
   * @throws CopyException {@link ErrorCode#RUN_STATE_LOST} where the note may not survive: then it
   *     must not be published
   */
  public void aboutToPublish(FilePath destination) throws CopyException {
    try {
      journal.aboutToPublish(destination.toString());
    } catch (IOException | RuntimeException e) {
      throw new CopyException(
          ErrorCode.RUN_STATE_LOST,
          "'"
              + destination
              + "' was not published, since the run's journal did not take note: "
              + e,
          e);
    }
  }

  private boolean isResumed() {
    return request.incarnation() > 1;
  }
}
