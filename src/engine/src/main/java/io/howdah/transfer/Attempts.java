package io.howdah.transfer;

import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.pace.OpenWrites;
import java.util.function.ToIntFunction;

/** Repeats a step of one file, or of a chunk, while a retry can help. */
final class Attempts {
  private final TransferContext context;
  private final FileProgress progress;
  private final FileBackoff backoff;

  /**
   * Creates the attempts of one file or chunk.
   *
   * @param progress its progress; the bytes of a failed attempt are subtracted
   */
  Attempts(TransferContext context, FileProgress progress) {
    this.context = context;
    this.progress = progress;
    this.backoff = FileBackoff.of(context);
  }

  /** One attempt. After a failure it leaves nothing behind. */
  interface Step<T> {
    T run(int attempt) throws CopyException;
  }

  /**
   * The maximum number of attempts after this failure. The file system has already waited for an
   * unreachable cluster, so one more attempt is enough.
   */
  static int most(CopyOptions options, CopyException failure) {
    int attempts = options.attempts();
    boolean hasTried = failure.code().isClusterWide() || failure.code().isOfOddAnswer();
    return hasTried ? Math.min(2, attempts) : attempts;
  }

  /**
   * Runs the step until it succeeds, or until further attempts cannot help.
   *
   * @param most the maximum number of attempts after such a failure
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
          shortages++; // the next attempt waits for other files to be closed, and needs no backoff
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
