package io.howdah.transfer;

import io.howdah.CopyException;
import io.howdah.CopyOptions.ExistingFiles;
import io.howdah.CopyOptions.Mode;
import io.howdah.ErrorCode;
import io.howdah.Verdict;
import io.howdah.event.FileStarted;
import io.howdah.fs.FileStatus;
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

    OneFile(FileRecord record) {
      this.record = record;
      this.context = all.forFile(record.source().path().toString());
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
      String source = record.source().path().toString();
      FileProgress progress = FileProgress.of(context, source);
      context.listener().on(FileStarted.of(source, record.source().length()));
      try {
        return new Attempts(context, progress)
            .run(
                attempt -> {
                  FileStatus status = attempt == 1 ? record.source() : current(record.source());
                  return stager.stage(new FileAttempt(record, status, attempt, progress));
                },
                this::attempts);
      } catch (CopyException e) {
        boolean isOwn = !e.code().isClusterWide() && e.code() != ErrorCode.CANCELLED;
        throw isOwn ? context.patience().explain("The file", e) : e;
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
