package io.howdah.run;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Why a copy stops before its end: it was cancelled, or there was a failure that every further file
 * would share, such as a cluster that is gone. The first reason stays.
 */
final class StopReason {
  private final Cancellation cancellation = new Cancellation();
  private @Nullable CopyException reason;

  /** Cancelled when there is a reason to stop. */
  Cancellation cancellation() {
    return cancellation;
  }

  void stop(CopyException why) {
    synchronized (this) {
      reason = reason == null ? why : reason;
    }
    cancellation.cancel();
  }

  /** Stops the copy where no other file can fare better than the one that failed so. */
  void stopIfHopeless(CopyException failure) {
    if (failure.code().isClusterWide()) {
      stop(failure);
    }
  }

  synchronized @Nullable CopyException reason() {
    return reason;
  }

  /** Files that were not tried because the copy stopped have failed for that reason. */
  CopyException explain(CopyException failure) {
    CopyException why = reason();
    return why != null && failure.code() == ErrorCode.CANCELLED
        ? new CopyException(why.code(), "Not copied: " + why.getMessage(), failure)
        : failure;
  }
}
