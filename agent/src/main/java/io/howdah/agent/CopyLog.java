package io.howdah.agent;

import io.howdah.CopyEvent;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyRequest;
import io.howdah.CopyStatus;
import io.howdah.FileAttribute;
import io.howdah.FileResult;
import io.howdah.SelectionRule;
import io.howdah.event.AttributeLost;
import io.howdah.event.EntryDeleted;
import io.howdah.event.EntryExcluded;
import io.howdah.event.EntryRenamed;
import io.howdah.event.EventHandlers;
import io.howdah.event.FileDelayed;
import io.howdah.event.FileFinished;
import io.howdah.event.FilePlanned;
import io.howdah.event.FileRetried;
import io.howdah.event.FileStarted;
import io.howdah.event.PlanCompleted;
import io.howdah.event.RightMissing;
import io.howdah.front.status.UnverifiableFiles;
import io.howdah.front.text.OneLineText;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes the events of the engine to the log; the engine has no log of its own. Names and messages
 * come from servers. They are cleaned, so that they cannot forge a line or control a terminal.
 */
final class CopyLog implements CopyListener {
  private static final int NAMED_LOSSES = 5;

  private final Logger logger;
  private final Map<FileAttribute, AtomicInteger> losses = new ConcurrentHashMap<>();

  private final CopyListener handlers =
      EventHandlers.builder()
          .on(FilePlanned.class, this::planned)
          .on(EntryExcluded.class, this::excluded)
          .on(EntryDeleted.class, this::deleted)
          .on(EntryRenamed.class, this::renamed)
          .on(RightMissing.class, this::missing)
          .on(AttributeLost.class, this::lost)
          .on(PlanCompleted.class, event -> planCompleted())
          .on(FileStarted.class, this::started)
          .on(FileRetried.class, this::retried)
          .on(FileDelayed.class, this::delayed)
          .on(FileFinished.class, file -> finished(file.result()))
          .build();

  CopyLog(Logger logger) {
    this.logger = logger;
  }

  /** Logs the start of the copy. */
  void begun(CopyRequest request) {
    logger.info(
        "Run {} copies {} to {}",
        request.runId(),
        clean(request.source().toString()),
        clean(request.destination().toString()));
  }

  /** Logs the end of the copy. */
  void ended(CopyStatus status) {
    String runId = status.request().runId();
    CopyException error = status.error();
    if (error != null) {
      logger.error("Run {} failed: {} {}", runId, error.code(), message(error));
      logger.debug("The failure of run {} in detail", runId);
      trace(error);
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
  public void on(CopyEvent event) {
    handlers.on(event);
  }

  private void planned(FilePlanned file) {
    logger.debug("Found {}, {} bytes", clean(file.source()), file.length());
  }

  private void excluded(EntryExcluded entry) {
    SelectionRule rule = entry.rule();
    if (rule == null) {
      logger.debug(
          "Left out {} by its name, size or age, or since the plan does not have it",
          clean(entry.source()));
    } else {
      logger.info(
          "Left out {} by '{}' of {}",
          clean(entry.source()),
          clean(rule.toString()),
          clean(rule.origin()));
    }
  }

  private void deleted(EntryDeleted entry) {
    String path = clean(entry.path());
    String content =
        entry.directories() == 0 ? entry.files().bytes() + " bytes" : entry.files().toString();
    if (entry.isPlanned()) {
      logger.info("Would delete {}, {}", path, content);
    } else if (entry.movedTo().isPresent()) {
      logger.info("Deleted {}, {}, to {}", path, content, clean(entry.movedTo().get()));
    } else {
      logger.info("Deleted {}, {}, for good", path, content);
    }
  }

  private void renamed(EntryRenamed entry) {
    logger.info("Renamed {} to {}", clean(entry.from()), clean(entry.to()));
  }

  private void missing(RightMissing right) {
    logger.error("{}", clean(right.sentence()));
  }

  /** The first losses of each attribute are errors. There may be one for each file. */
  private void lost(AttributeLost loss) {
    boolean isNamed =
        losses.computeIfAbsent(loss.attribute(), any -> new AtomicInteger()).incrementAndGet()
            <= NAMED_LOSSES;
    logger.log(
        isNamed ? Level.ERROR : Level.DEBUG,
        "{} of {} not kept: {} {}",
        loss.attribute(),
        clean(loss.destination()),
        loss.cause().code(),
        message(loss.cause()));
  }

  private void planCompleted() {
    logger.debug("All files are found");
  }

  private void started(FileStarted file) {
    logger.debug("Copying {}, {} bytes", clean(file.source()), file.length());
  }

  private void retried(FileRetried file) {
    logger.warn(
        "Attempt {} of {} failed and is repeated: {} {}",
        file.attempt(),
        clean(file.source()),
        file.cause().code(),
        message(file.cause()));
  }

  private void delayed(FileDelayed file) {
    CopyException cause = file.cause();
    logger.info("{} waits: {} {}", clean(file.source()), cause.code(), message(cause));
  }

  private void finished(FileResult result) {
    String source = clean(result.source());
    String destination = clean(result.destination());
    switch (result.outcome()) {
      case COPIED:
        logger.info(
            "Copied {} to {}, {} bytes, {}{}",
            source,
            destination,
            result.length(),
            result.verdict(),
            result.oldKeptAs() == null ? "" : ", the old one to " + clean(result.oldKeptAs()));
        break;
      case SKIPPED:
        logger.info(
            "Skipped {}, as {} is equal to it, {} bytes", source, destination, result.length());
        break;
      case PLANNED:
        logger.info("Would copy {} to {}, {} bytes", source, destination, result.length());
        break;
      case POSTPONED:
        logger.info("Left {} to the next copy, {} bytes", source, result.length());
        break;
      case FAILED:
        logFailure(source, destination, result.failure());
        break;
    }
  }

  private void logFailure(String source, String destination, @Nullable CopyException failure) {
    if (failure == null) {
      logger.error("Failed to copy {} to {}", source, destination);
      return;
    }
    logger.error(
        "Failed to copy {} to {}: {} {}", source, destination, failure.code(), message(failure));
    logger.debug("The failure of {} in detail", source);
    trace(failure);
  }

  private void trace(CopyException failure) {
    if (logger.isDebugEnabled()) {
      OneLineText.ofStackTrace(failure).forEach(line -> logger.debug("{}", line));
    }
  }

  private static String message(CopyException failure) {
    return clean(String.valueOf(failure.getMessage()));
  }

  private static String clean(String text) {
    return OneLineText.of(text);
  }
}
