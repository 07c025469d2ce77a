package io.howdah.transfer;

import io.howdah.CopyException;
import io.howdah.pace.OpenWrites;
import java.util.function.ToIntFunction;

/** Repeats a step of one file, or of a chunk of it, while that may help. */
final class Attempts {
  private final TransferContext context;
  private final FileProgress progress;
  private final FileBackoff backoff;

  /**
   * No attempt yet.
   *
   * @param progress of what is attempted; a failed attempt is taken back from it
   */
  Attempts(TransferContext context, FileProgress progress) {
    this.context = context;
    this.progress = progress;
    this.backoff = FileBackoff.of(context);
  }

  /** One attempt. After a failure nothing of it is left. */
  interface Step<T> {
    T run(int attempt) throws CopyException;
  }

  /**
   * Runs the step until it succeeds, or until further attempts are no use.
   *
   * @param most the number of attempts in all where one has failed so
   * @throws CopyException the failure of the last attempt
   */
  <T> T run(Step<T> step, ToIntFunction<CopyException> most) throws CopyException {
    int shortages = 0;
    for (int attempt = 1; ; attempt++) {
      try {
        return step.run(attempt);
      } catch (CopyException e) {
        progress.takeBack();
        context.cancellation().check();
        if (e instanceof OpenWrites.SpaceShortage) {
          shortages++; // the next attempt waits for others to be closed, and needs no wait
          progress.retried(attempt, e);
          continue;
        }
        if (!e.code().isWorthAnotherAttempt()
            || attempt - shortages >= most.applyAsInt(e)
            || backoff.endAfter(attempt)) {
          throw e;
        }
        progress.retried(attempt, e);
        backoff.waitAfter(attempt);
      }
    }
  }
}
