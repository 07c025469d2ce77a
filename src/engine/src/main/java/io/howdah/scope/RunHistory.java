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
 * What earlier processes of this run may have done at the destination, and the notes by which later
 * ones will know what this one did.
 */
public final class RunHistory {
  /** Less than any owner of a run may be silent. */
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

  /** Whether this process resumes what earlier ones began. */
  public boolean isResumed() {
    return request.incarnation() > 1;
  }

  /** Whether an earlier process may have published that file, or made that directory. */
  public boolean mayHavePublished(FilePath destination) {
    return isResumed() && journal.mayHavePublished(destination.toString());
  }

  /**
   * Notes what will be published next.
   *
   * @throws CopyException {@link ErrorCode#RUN_STATE_LOST} where the note may not survive: then it
   *     must not be published; {@link ErrorCode#CANCELLED} where the copy was stopped meanwhile
   */
  public void aboutToPublish(FilePath destination) throws CopyException {
    long begun;
    int notes = 0;
    do {
      begun = nanoClock.getAsLong();
      note(destination);
      notes++;
      // A process that stood still may have been replaced. Another note tells it.
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
              + "' was not published, since the run's journal did not take note: "
              + e,
          e);
    }
  }
}
