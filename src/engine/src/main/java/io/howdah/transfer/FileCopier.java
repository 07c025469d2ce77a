package io.howdah.transfer;

import io.howdah.CopyException;
import io.howdah.CopyOptions.ExistingFiles;
import io.howdah.CopyOptions.Mode;
import io.howdah.ErrorCode;
import io.howdah.Verdict;
import io.howdah.fs.FileStatus;
import io.howdah.pace.OpenWrites;
import io.howdah.pace.TransferPool;
import io.howdah.plan.CopyTask;
import io.howdah.plan.SourcePermission;
import io.howdah.temporary.TemporaryFiles;

/**
 * Takes one file through its transfer: skip it, or try until it is staged or has failed for good.
 */
public final class FileCopier {
  private final TransferContext all;
  private final TemporaryFiles temporaries;
  private final TransferPool pool;
  private final TransferSink sink;

  public FileCopier(
      TransferContext context, TemporaryFiles temporaries, TransferPool pool, TransferSink sink) {
    this.all = context;
    this.temporaries = temporaries;
    this.pool = pool;
    this.sink = sink;
  }

  /** Copies one file; how it ended is told to the sink, exactly once. */
  public void copy(CopyTask task) {
    try {
      all.cancellation().check();
      new OneFile(task).copy();
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

  /** One file with its patience, which all its retries share. */
  private final class OneFile {
    private final CopyTask task;
    private final TransferContext context;
    private final Pauses pauses;

    OneFile(CopyTask task) {
      this.task = task;
      this.context = all.forFile(task.source().path().toString());
      this.pauses = Pauses.of(context);
    }

    void copy() throws CopyException {
      if (isSettledByExisting()) {
        return;
      }
      if (context.options().mode() == Mode.DRY_RUN) {
        sink.planned(task);
      } else {
        sink.staged(stage());
      }
    }

    /**
     * Whether the file that already has the name is as good as a copy, which the sink then knows.
     */
    private boolean isSettledByExisting() throws CopyException {
      if (task.existing() == null) {
        return false;
      }
      boolean isOurs = context.history().mayHavePublished(task.target());
      if (isOurs) {
        Verdict verdict = compare();
        if (verdict != Verdict.MISMATCH) {
          sink.publishedEarlier(withPermission(), verdict);
          return true;
        }
      }
      switch (context.options().existingFiles()) {
        case FAIL:
          throw new CopyException(
              ErrorCode.DESTINATION_EXISTS,
              "Destination path '" + task.target() + "' already exists.");
        case REPLACE_UNLESS_EQUAL:
          if (!isOurs && compare() != Verdict.MISMATCH) {
            sink.skipped(withPermission());
            return true;
          }
          return false;
        case REPLACE_ALWAYS:
          return false;
      }
      throw new IllegalArgumentException(context.options().existingFiles().toString());
    }

    /**
     * The file that is there gets the attributes of its source, so the sink needs the right ones.
     */
    private CopyTask withPermission() throws CopyException {
      return task.withSource(
          SourcePermission.resolve(context.source(), context.options(), task.source()));
    }

    private Verdict compare() throws CopyException {
      try {
        return new EqualityProof(context).compare(task);
      } catch (CopyException e) {
        if (!e.code().isWorthAnotherAttempt()
            || context.options().existingFiles() == ExistingFiles.FAIL) {
          throw e;
        }
        return Verdict
            .MISMATCH; // not proven, so it is copied, with all the retries that a copy has
      }
    }

    private StagedFile stage() throws CopyException {
      FileStager stager = new FileStager(context, temporaries, pool);
      FileStatus source = task.source();
      FileProgress progress = new FileProgress(context.listener(), source.path().toString());
      context.listener().fileStarted(source.path().toString(), source.length());
      int shortages = 0;
      for (int attempt = 1; ; attempt++) {
        try {
          return stager.stage(new FileAttempt(task, source, attempt, progress));
        } catch (CopyException e) {
          progress.takeBack();
          context.cancellation().check();
          if (e instanceof OpenWrites.SpaceShortage) {
            shortages++; // it waits for others to be closed, and needs no pause
            context.listener().fileRetried(source.path().toString(), attempt, e);
            continue;
          }
          if (!e.code().isWorthAnotherAttempt()
              || attempt - shortages >= attempts(e)
              || pauses.endAfter(attempt)) {
            throw e.code().isClusterWide() ? e : context.patience().explain("The file", e);
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
}
