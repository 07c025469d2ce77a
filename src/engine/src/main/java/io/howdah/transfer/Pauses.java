package io.howdah.transfer;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.ErrorCode;

/** Waits between attempts, and ends the wait when the copy is cancelled. */
final class Pauses {
  private final RetrySchedule schedule;
  private final Cancellation cancellation;

  Pauses(RetrySchedule schedule, Cancellation cancellation) {
    this.schedule = schedule;
    this.cancellation = cancellation;
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
