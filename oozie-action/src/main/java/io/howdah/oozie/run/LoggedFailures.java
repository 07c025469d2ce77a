package io.howdah.oozie.run;

import io.howdah.ComparedEntry;
import io.howdah.CopyEvent;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.FileResult;
import io.howdah.event.AttributeLost;
import io.howdah.event.EntryCompared;
import io.howdah.event.EventHandlers;
import io.howdah.event.FileFinished;
import io.howdah.event.FileRetried;
import io.howdah.event.RightMissing;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Logs failures of files and losses of attributes, up to a limited number of lines: all workflows
 * share the log.
 */
final class LoggedFailures implements CopyListener {
  private final RunLog log;
  private final Purpose purpose;
  private final AtomicInteger lines = new AtomicInteger();

  private final CopyListener handlers =
      EventHandlers.builder()
          .on(RightMissing.class, right -> log(right.sentence()))
          .on(AttributeLost.class, this::lost)
          .on(FileRetried.class, this::retried)
          .on(FileFinished.class, file -> finished(file.result()))
          .on(EntryCompared.class, compared -> compared(compared.entry()))
          .build();

  LoggedFailures(RunLog log, Purpose purpose) {
    this.log = log;
    this.purpose = purpose;
  }

  @Override
  public void on(CopyEvent event) {
    handlers.on(event);
  }

  private void lost(AttributeLost loss) {
    log(
        loss.attribute()
            + " of "
            + loss.destination()
            + " was not kept: "
            + loss.cause().getMessage());
  }

  private void retried(FileRetried file) {
    log(
        "Attempt "
            + file.attempt()
            + " at "
            + file.source()
            + " failed: "
            + file.cause().getMessage());
  }

  private void finished(FileResult result) {
    CopyException failure = result.failure();
    if (failure != null && isOfTheFile(failure)) {
      log(result.source() + " was not copied: " + failure.getMessage());
    }
  }

  /** A run that is stopped, or that has lost its records, tells so once. */
  private static boolean isOfTheFile(CopyException failure) {
    return failure.code() != ErrorCode.CANCELLED && failure.code() != ErrorCode.RUN_STATE_LOST;
  }

  private void compared(ComparedEntry entry) {
    CopyException failure = entry.failure();
    if (failure != null && failure.code() != ErrorCode.CANCELLED) {
      log(entry.target() + " was not compared: " + failure.getMessage());
    }
  }

  private void log(String line) {
    int number = lines.incrementAndGet();
    if (number <= CopyStatus.NAMED_FAILURES) {
      log.warn(line);
    } else if (number == CopyStatus.NAMED_FAILURES + 1) {
      log.warn("More failures of this " + purpose.noun() + " are not logged.");
    }
  }
}
