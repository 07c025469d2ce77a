package io.howdah.scope;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.CopyRequest;
import io.howdah.ErrorCode;
import io.howdah.RunJournal;
import io.howdah.fs.FilePath;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The work of earlier processes of this run at the destination, and the journal for later
 * processes.
 */
public final class RunHistory {
  /** Less than the time after which the owner of a run counts as dead. */
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(5);

  private static final int MOST_NOTES = 3;

  private final CopyRequest request;
  private final RunJournal journal;
  private final Cancellation cancellation;
  private final LongSupplier nanoClock;

  public RunHistory(
      CopyRequest request, RunJournal journal, Cancellation cancellation, LongSupplier nanoClock) {
    this.request = request;
    this.journal = journal;
    this.cancellation = cancellation;
    this.nanoClock = nanoClock;
  }

  /** The request of the run. */
  CopyRequest request() {
    return request;
  }

  /** Whether this process resumes the run of earlier processes. */
  public boolean isResumed() {
    return request.incarnation() > 1;
  }

  /** Whether an earlier process may have published that file or created that directory. */
  public boolean mayHavePublished(FilePath destination) {
    return isResumed() && journal.mayHavePublished(destination.toString());
  }

  /**
   * Records a file or directory before it is published.
   *
   * @throws CopyException {@link ErrorCode#RUN_STATE_LOST} where the entry may not survive: then
   *     the file must not be published. {@link ErrorCode#CANCELLED} where the copy was stopped in
   *     the meantime.
   */
  public void aboutToPublish(FilePath destination) throws CopyException {
    long begun;
    int notes = 0;
    do {
      begun = nanoClock.getAsLong();
      note(destination);
      notes++;
      // A process that was suspended may have been replaced. Another entry detects that.
    } while (nanoClock.getAsLong() - begun > FRESH_NANOS && notes < MOST_NOTES);
    cancellation.check();
  }

  private void note(FilePath destination) throws CopyException {
    try {
      journal.aboutToPublish(destination.toString());
    } catch (IOException | RuntimeException e) {
      throw new CopyException(
          ErrorCode.RUN_STATE_LOST,
          "'"
              + destination
              + "' was not published, since the run's journal could not be written: "
              + e,
          e);
    }
  }
}
