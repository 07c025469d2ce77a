package io.howdah.agent;

import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyRequest;
import io.howdah.CopyStatus;
import io.howdah.FileResult;
import io.howdah.report.UnverifiableFiles;
import org.apache.logging.log4j.Logger;

/** Puts into the log what the engine only tells: it has no log of its own. */
final class CopyLog implements CopyListener {
  private final Logger logger;

  CopyLog(Logger logger) {
    this.logger = logger;
  }

  /** The copy begins. */
  void begun(CopyRequest request) {
    logger.info("Run {} copies {} to {}", request.runId(), request.source(), request.destination());
  }

  /** The copy has ended. */
  void ended(CopyStatus status) {
    String runId = status.request().runId();
    CopyException error = status.error();
    if (error != null) {
      logger.error("Run {} failed: {} {}", runId, error.code(), error.getMessage());
      logger.debug("The failure of run {} in detail", runId, error);
    } else if (status.isSuccessful()) {
      logger.info(
          "Run {} was successful: copied {}, skipped {}{}",
          runId,
          status.copied(),
          status.skipped(),
          UnverifiableFiles.text(status));
    } else {
      logger.error(
          "Run {} failed for {}, copied {}, skipped {}{}",
          runId,
          status.failed(),
          status.copied(),
          status.skipped(),
          UnverifiableFiles.text(status));
    }
  }

  @Override
  public void filePlanned(String source, long length) {
    logger.debug("Found {}, {} bytes", source, length);
  }

  @Override
  public void planCompleted() {
    logger.debug("All files are found");
  }

  @Override
  public void fileStarted(String source, long length) {
    logger.debug("Copying {}, {} bytes", source, length);
  }

  @Override
  public void fileRetried(String source, int attempt, CopyException cause) {
    logger.warn(
        "Attempt {} of {} failed and is repeated: {} {}",
        attempt,
        source,
        cause.code(),
        cause.getMessage());
  }

  @Override
  public void fileDelayed(String source, CopyException cause) {
    logger.info("{} waits: {} {}", source, cause.code(), cause.getMessage());
  }

  @Override
  public void fileFinished(FileResult result) {
    switch (result.outcome()) {
      case COPIED:
        logger.info(
            "Copied {} to {}, {} bytes, {}",
            result.source(),
            result.destination(),
            result.length(),
            result.verdict());
        break;
      case SKIPPED:
        logger.info(
            "Skipped {}, as {} is equal to it, {} bytes",
            result.source(),
            result.destination(),
            result.length());
        break;
      case PLANNED:
        logger.info(
            "Would copy {} to {}, {} bytes",
            result.source(),
            result.destination(),
            result.length());
        break;
      case FAILED:
        logFailure(result);
        break;
    }
  }

  private void logFailure(FileResult result) {
    CopyException failure = result.failure();
    if (failure == null) {
      logger.error("Failed to copy {} to {}", result.source(), result.destination());
      return;
    }
    logger.error(
        "Failed to copy {} to {}: {} {}",
        result.source(),
        result.destination(),
        failure.code(),
        failure.getMessage());
    logger.debug("The failure of {} in detail", result.source(), failure);
  }
}
