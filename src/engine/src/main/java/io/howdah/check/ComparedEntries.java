package io.howdah.check;

import io.howdah.ComparedEntry;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.ErrorCode;
import io.howdah.event.EntryCompared;
import io.howdah.event.FilePlanned;
import io.howdah.event.PlanCompleted;
import io.howdah.run.StopReason;

/** Passes the entries of a comparison to the listener. */
final class ComparedEntries {
  private final CopyListener listener;
  private final StopReason stopReason;

  ComparedEntries(CopyListener listener, StopReason stopReason) {
    this.listener = listener;
    this.stopReason = stopReason;
  }

  /** A file was found, which is to be compared. */
  void found(String source, long length) {
    listener.on(FilePlanned.of(source, length));
  }

  /** Everything was found. */
  void allFound() {
    listener.on(PlanCompleted.of());
  }

  /** Files that were not compared because the run stopped are found, and in no state. */
  void compared(ComparedEntry entry) {
    CopyException failure = entry.failure();
    if (failure != null) {
      if (failure.code() == ErrorCode.CANCELLED && stopReason.reason() != null) {
        return;
      }
      stopReason.stopIfHopeless(failure);
    }
    listener.on(EntryCompared.of(entry));
  }
}
