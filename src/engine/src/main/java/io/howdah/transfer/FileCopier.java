package io.howdah.transfer;

import io.howdah.CopyException;
import io.howdah.CopyOptions.ExistingFiles;
import io.howdah.CopyOptions.Mode;
import io.howdah.ErrorCode;
import io.howdah.fs.FileStatus;
import io.howdah.plan.CopyTask;

/**
 * Takes one file through its transfer: skip it, or try until it is staged or has failed for good.
 */
public final class FileCopier {
  private final TransferContext context;
  private final FileStager stager;
  private final EqualityProof equality;
  private final Pauses pauses;
  private final TransferSink sink;

  public FileCopier(
      TransferContext context, TemporaryFiles temporaries, TransferPool pool, TransferSink sink) {
    this.context = context;
    this.stager = new FileStager(context, temporaries, pool);
    this.equality = new EqualityProof(context);
    this.pauses = new Pauses(context.retrySchedule(), context.cancellation());
    this.sink = sink;
  }

  /** Copies one file; how it ended is told to the sink, exactly once. */
  public void copy(CopyTask task) {
    try {
      context.cancellation().check();
      if (isSettledByExisting(task)) {
        return;
      }
      if (context.options().mode() == Mode.DRY_RUN) {
        sink.planned(task);
      } else {
        sink.staged(stage(task));
      }
    } catch (CopyException e) {
      sink.failed(task, e);
    } catch (RuntimeException | Error e) {
      // Also when memory runs out: a file that nobody accounts for would be lost in silence.
      sink.failed(
          task,
          new CopyException(
              ErrorCode.INTERNAL_ERROR, "Copying '" + task.source().path() + "' failed: " + e, e));
    }
  }

  /** Whether the file that already has the name is as good as a copy, which the sink then knows. */
  private boolean isSettledByExisting(CopyTask task) throws CopyException {
    if (task.existing() == null) {
      return false;
    }
    boolean isOurs = context.history().mayHavePublished(task.target());
    if (isOurs && isProvenEqual(task)) {
      sink.publishedEarlier(task);
      return true;
    }
    switch (context.options().existingFiles()) {
      case FAIL:
        throw new CopyException(
            ErrorCode.DESTINATION_EXISTS,
            "Destination path '" + task.target() + "' already exists.");
      case REPLACE_UNLESS_EQUAL:
        if (!isOurs && isProvenEqual(task)) {
          sink.skipped(task);
          return true;
        }
        return false;
      case REPLACE_ALWAYS:
        return false;
    }
    throw new IllegalArgumentException(context.options().existingFiles().toString());
  }

  private boolean isProvenEqual(CopyTask task) throws CopyException {
    try {
      return equality.holds(task);
    } catch (CopyException e) {
      if (!e.code().isWorthAnotherAttempt()
          || context.options().existingFiles() == ExistingFiles.FAIL) {
        throw e;
      }
      return false; // not proven, so it is copied, with all the retries that a copy has
    }
  }

  private StagedFile stage(CopyTask task) throws CopyException {
    FileStatus source = task.source();
    FileProgress progress = new FileProgress(context.listener(), source.path().toString());
    context.listener().fileStarted(source.path().toString(), source.length());
    for (int attempt = 1; ; attempt++) {
      try {
        return stager.stage(new FileAttempt(task, source, attempt, progress));
      } catch (CopyException e) {
        progress.takeBack();
        context.cancellation().check();
        if (!e.code().isWorthAnotherAttempt() || attempt >= attempts(e)) {
          throw e;
        }
        context.listener().fileRetried(source.path().toString(), attempt, e);
        pauses.after(attempt);
        source = current(source);
      }
    }
  }

  /** For a cluster that is away the file system has waited already; once more is enough. */
  private int attempts(CopyException failure) {
    int attempts = context.options().attempts();
    boolean hasTried = failure.code().isClusterWide() || failure.code().isOfOddAnswer();
    return hasTried ? Math.min(2, attempts) : attempts;
  }

  /** A file that changed is copied as it is now. */
  private FileStatus current(FileStatus source) throws CopyException {
    FileStatus now =
        context
            .source()
            .status(source.path())
            .orElseThrow(
                () ->
                    new CopyException(
                        ErrorCode.FILE_NOT_FOUND,
                        "'" + source.path() + "' was deleted while it was copied."));
    if (!now.isFile()) {
      throw new CopyException(
          ErrorCode.SOURCE_CHANGED, "'" + source.path() + "' is not a file any more.");
    }
    return now;
  }
}
