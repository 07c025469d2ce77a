package io.howdah.transfer;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.Patience;
import io.howdah.pace.RetrySchedule;

/** Waits between attempts, and ends the wait when the copy is cancelled. */
final class Pauses {
  private final RetrySchedule schedule;
  private final Cancellation cancellation;
  private final Patience patience;

  Pauses(RetrySchedule schedule, Cancellation cancellation, Patience patience) {
    this.schedule = schedule;
    this.cancellation = cancellation;
    this.patience = patience;
  }

  static Pauses of(TransferContext context) {
    return new Pauses(context.retrySchedule(), context.cancellation(), context.patience());
  }

  /** The patience with the file whose attempts these are. */
  Patience patience() {
    return patience;
  }

  /**
   * Whether the file is to be given up instead of being tried again.
   *
   * @param attempt which one failed, from 1
   */
  boolean endAfter(int attempt) {
    return patience.isOverAfter(schedule.after(attempt));
  }

  /**
   * Waits after an attempt that failed.
   *
   * @param attempt which one, from 1
   * @throws CopyException {@link ErrorCode#CANCELLED}
   */
  void after(int attempt) throws CopyException {
    try {
      cancellation.pause(schedule.after(attempt));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CopyException(ErrorCode.CANCELLED, "The copy was interrupted.", e);
    }
  }
}
