package io.howdah.run;

import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.ErrorCode;
import io.howdah.FileResult;
import io.howdah.commit.Committed;
import io.howdah.event.FileFinished;
import io.howdah.event.FilePlanned;
import io.howdah.event.PlanCompleted;
import io.howdah.event.SourceUnread;
import io.howdah.plan.FileRecord;
import io.howdah.report.RunReport;

/**
 * Tells planned and finished files to the listener and the report, and stops the run after a
 * failure that all files would share.
 */
final class RunEvents {
  private final CopyListener listener;
  private final RunReport report;
  private final StopReason stopReason;

  RunEvents(CopyListener listener, RunReport report, StopReason stopReason) {
    this.listener = listener;
    this.report = report;
    this.stopReason = stopReason;
  }

  void planned(FileRecord file) {
    listener.on(FilePlanned.of(file.source().path().toString(), file.source().length()));
  }

  /** An entry was found that cannot be copied. What is in a directory was not found. */
  void unplannable(FileRecord entry, CopyException cause) {
    if (entry.source().changeTime() == null || cause.code() == ErrorCode.FILE_NOT_FOUND) {
      listener.on(SourceUnread.of(entry.source().path().toString()));
    }
    planned(entry);
  }

  void planCompleted() {
    listener.on(PlanCompleted.of());
  }

  void ended(Committed committed) {
    for (FileResult directory : committed.failedDirectories()) {
      // A failed directory is counted as an expected and failed file.
      listener.on(FilePlanned.of(directory.source(), 0));
      finished(directory);
    }
    committed.files().forEach(this::finished);
  }

  private void finished(FileResult result) {
    CopyException failure = result.failure();
    if (failure != null) {
      stopReason.stopIfHopeless(failure);
    }
    FileResult end = failure == null ? result : explained(result, failure);
    try {
      report.ended(end);
    } catch (CopyException e) {
      stopReason.stop(e);
    }
    listener.on(FileFinished.of(end));
  }

  private FileResult explained(FileResult result, CopyException failure) {
    return FileResult.failed(
            result.source(), result.destination(), result.length(), stopReason.explain(failure))
        .with(result.effort())
        .changedAt(result.changeTime());
  }

  /** Stops the run after a defect, which is reported as such. */
  CopyException defect(Throwable defect) {
    CopyException reason =
        new CopyException(ErrorCode.INTERNAL_ERROR, "The copy failed: " + defect, defect);
    stopReason.stop(reason);
    return reason;
  }
}
