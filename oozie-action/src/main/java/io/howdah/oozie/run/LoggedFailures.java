package io.howdah.oozie.run;

import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.FileResult;
import java.util.concurrent.atomic.AtomicInteger;

/** Logs what goes wrong with files, so many lines and no more: the log is everybody's. */
final class LoggedFailures implements CopyListener {
  private final RunLog log;
  private final AtomicInteger lines = new AtomicInteger();

  LoggedFailures(RunLog log) {
    this.log = log;
  }

  @Override
  public void fileRetried(String source, int attempt, CopyException cause) {
    log("Attempt " + attempt + " at " + source + " failed: " + cause.getMessage());
  }

  @Override
  public void fileFinished(FileResult result) {
    CopyException failure = result.failure();
    if (failure != null && failure.code() != ErrorCode.CANCELLED) {
      log(result.source() + " was not copied: " + failure.getMessage());
    }
  }

  private void log(String line) {
    int number = lines.incrementAndGet();
    if (number <= CopyStatus.NAMED_FAILURES) {
      log.warn(line);
    } else if (number == CopyStatus.NAMED_FAILURES + 1) {
      log.warn("More failures of this copy are not logged.");
    }
  }
}
