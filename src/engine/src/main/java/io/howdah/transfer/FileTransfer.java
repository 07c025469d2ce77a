package io.howdah.transfer;

import io.howdah.CopyException;
import io.howdah.CopyOptions.ExistingFiles;
import io.howdah.CopyOptions.Mode;
import io.howdah.ErrorCode;
import io.howdah.Verdict;
import io.howdah.fs.FileStatus;
import io.howdah.pace.OpenWrites;
import io.howdah.plan.FileRecord;
import io.howdah.plan.SourcePermission;
import org.jspecify.annotations.Nullable;

/**
 * Takes one file through its transfer: skip it, or try until it is staged or has failed for good.
 */
public final class FileTransfer {
  private final TransferContext all;

  public FileTransfer(TransferContext context) {
    this.all = context;
  }

  /** Transfers one file. Never throws: whatever goes wrong is in the result. */
  public TransferResult run(FileRecord record) {
    try {
      all.cancellation().check();
      return new OneFile(record).run();
    } catch (CopyException e) {
      return TransferResult.failed(record, e);
    } catch (RuntimeException | Error e) {
      // Also where memory runs out: the file must be accounted for.
      return TransferResult.failed(
          record,
          new CopyException(
              ErrorCode.INTERNAL_ERROR,
              "Copying '" + record.source().path() + "' failed: " + e,
              e));
    }
  }

  /** One file with its patience, which all its retries share. */
  private final class OneFile {
    private final FileRecord record;
    private final TransferContext context;
    private final Pauses pauses;

    OneFile(FileRecord record) {
      this.record = record;
      this.context = all.forFile(record.source().path().toString());
      this.pauses = Pauses.of(context);
    }

    TransferResult run() throws CopyException {
      @Nullable TransferResult existing = compareExisting();
      if (existing != null) {
        return existing;
      }
      return context.options().mode() == Mode.DRY_RUN
          ? TransferResult.planned(record)
          : TransferResult.staged(stage());
    }

    /** The result where the file that already has the name is as good as a copy; else null. */
    private @Nullable TransferResult compareExisting() throws CopyException {
      if (record.existing() == null) {
        return null;
      }
      boolean isOurs = context.history().mayHavePublished(record.target());
      if (isOurs) {
        Verdict verdict = compare();
        if (verdict != Verdict.MISMATCH) {
          return TransferResult.publishedEarlier(withPermission(), verdict);
        }
      }
      switch (context.options().existingFiles()) {
        case FAIL:
          throw new CopyException(
              ErrorCode.DESTINATION_EXISTS,
              "Destination path '" + record.target() + "' already exists.");
        case REPLACE_UNLESS_EQUAL:
          if (!isOurs && compare() != Verdict.MISMATCH) {
            return TransferResult.equal(withPermission());
          }
          return null;
        case REPLACE_ALWAYS:
          return null;
      }
      throw new IllegalArgumentException(context.options().existingFiles().toString());
    }

    /** The file that is there gets the attributes of its source. */
    private FileRecord withPermission() throws CopyException {
      return record.withSource(
          SourcePermission.resolve(context.source(), context.options(), record.source()));
    }

    private Verdict compare() throws CopyException {
      try {
        return new EqualityProof(context).compare(record);
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
      FileStager stager = new FileStager(context);
      FileStatus source = record.source();
      FileProgress progress = FileProgress.of(context, source.path().toString());
      context.listener().fileStarted(source.path().toString(), source.length());
      int shortages = 0;
      for (int attempt = 1; ; attempt++) {
        try {
          return stager.stage(new FileAttempt(record, source, attempt, progress));
        } catch (CopyException e) {
          progress.takeBack();
          context.cancellation().check();
          if (e instanceof OpenWrites.SpaceShortage) {
            shortages++; // it waits for others to be closed, and needs no pause
            progress.retried(attempt, e);
            continue;
          }
          if (!e.code().isWorthAnotherAttempt()
              || attempt - shortages >= attempts(e)
              || pauses.endAfter(attempt)) {
            throw e.code().isClusterWide() ? e : context.patience().explain("The file", e);
          }
          progress.retried(attempt, e);
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
