package io.howdah.agent;

import io.howdah.ComparedEntry;
import io.howdah.CopyEvent;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyRequest;
import io.howdah.TreeComparison;
import io.howdah.event.EntryCompared;
import io.howdah.front.text.OneLineText;
import org.apache.logging.log4j.Logger;

/** Logs a comparison: failures, differences, and what is equal. */
final class CheckLog implements CopyListener {
  private final Logger logger;
  private final CopyLog walk;

  CheckLog(Logger logger) {
    this.logger = logger;
    walk = new CopyLog(logger);
  }

  /** Logs the start of the comparison. */
  void begun(CopyRequest request) {
    logger.info(
        "Run {} compares {} with {}",
        request.runId(),
        clean(request.source().toString()),
        clean(request.destination().toString()));
  }

  /** Logs the end of the comparison. */
  void ended(TreeComparison comparison) {
    String runId = comparison.request().runId();
    CopyException error = comparison.error();
    if (error != null) {
      logger.error(
          "Run {} failed: {} {}", runId, error.code(), clean(String.valueOf(error.getMessage())));
    } else if (comparison.lagBasis() != null) {
      logger.info("Run {} ended, lag: {}", runId, comparison.lag());
    } else {
      logger.info(
          "Run {} ended, and both sides {}",
          runId,
          comparison.isEqual() ? "are equal" : "differ or were not compared completely");
    }
  }

  @Override
  public void on(CopyEvent event) {
    if (event instanceof EntryCompared) {
      compared(((EntryCompared) event).entry());
    } else {
      walk.on(event);
    }
  }

  private void compared(ComparedEntry entry) {
    CopyException failure = entry.failure();
    String path = clean(entry.target());
    if (failure != null) {
      logger.error(
          "Could not compare {}: {} {}",
          path,
          failure.code(),
          clean(String.valueOf(failure.getMessage())));
    } else if (entry.state() == ComparedEntry.State.EQUAL) {
      logger.debug("{} is equal", path);
    } else {
      logger.info("{} {}", entry.state(), path);
    }
  }

  private static String clean(String text) {
    return OneLineText.of(text);
  }
}
