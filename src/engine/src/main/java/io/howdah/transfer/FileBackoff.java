package io.howdah.transfer;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.backoff.Backoff;
import io.howdah.backoff.Sleeper;
import io.howdah.fs.Patience;

/**
 * The waits between the attempts at one file. They end with the patience of the file, and
 * immediately when the copy is cancelled.
 */
final class FileBackoff {
  private final Backoff backoff;
  private final Sleeper sleeper;
  private final Patience patience;

  FileBackoff(Backoff backoff, Cancellation cancellation, Patience patience) {
    this.backoff = backoff;
    this.sleeper = Sleeper.until(cancellation);
    this.patience = patience;
  }

  static FileBackoff of(TransferContext context) {
    return new FileBackoff(context.backoff(), context.cancellation(), context.patience());
  }

  /** The patience of the file. */
  Patience patience() {
    return patience;
  }

  /**
   * Whether the time limit of the file does not allow another attempt.
   *
   * @param attempt the number of the failed attempt, from 1
   */
  boolean endAfter(int attempt) {
    return patience.isOverAfter(backoff.after(attempt));
  }

  /**
   * Waits after a failed attempt.
   *
   * @param attempt its number, from 1
   * @throws CopyException {@link ErrorCode#CANCELLED}
   */
  void waitAfter(int attempt) throws CopyException {
    try {
      sleeper.sleep(backoff.after(attempt));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CopyException(ErrorCode.CANCELLED, "The copy was interrupted.", e);
    }
  }
}
