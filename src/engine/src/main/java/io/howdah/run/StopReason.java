package io.howdah.run;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * The reason why a copy stops early: a cancellation, or a failure that every further file would
 * share, such as an unreachable cluster. Only the first reason counts.
 */
public final class StopReason {
  private final Cancellation cancellation = new Cancellation();
  private @Nullable CopyException reason;

  /** A cancellation that is triggered by the first reason. */
  public Cancellation cancellation() {
    return cancellation;
  }

  /** Stops the run, unless it was stopped before. */
  public void stop(CopyException why) {
    synchronized (this) {
      reason = reason == null ? why : reason;
    }
    cancellation.cancel();
  }

  /** Stops the copy after a failure that every other file would share. */
  public void stopIfHopeless(CopyException failure) {
    if (failure.code().isClusterWide()) {
      stop(failure);
    }
  }

  /** Why the run stopped; null where it did not. */
  public synchronized @Nullable CopyException reason() {
    return reason;
  }

  /**
   * Replaces the failure of a file that was not tried because the copy stopped. Its failure is the
   * reason of the stop.
   */
  CopyException explain(CopyException failure) {
    CopyException why = reason();
    return why != null && failure.code() == ErrorCode.CANCELLED
        ? new CopyException(why.code(), "Not copied: " + why.getMessage(), failure)
        : failure;
  }
}
