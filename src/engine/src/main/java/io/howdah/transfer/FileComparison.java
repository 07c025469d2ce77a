package io.howdah.transfer;

import io.howdah.ComparedEntry;
import io.howdah.ComparedEntry.Reason;
import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.ErrorCode;
import io.howdah.UpdatePolicy;
import io.howdah.Verdict;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.plan.FileRecord;
import io.howdah.plan.Placement;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares a file of the source with the file at its target, and changes neither. */
public final class FileComparison {
  /** A copy beside the comparison may replace the target. A second comparison sees the new one. */
  private static final int MOST_ROUNDS = 2;

  private final TransferContext all;

  public FileComparison(TransferContext context) {
    this.all = context.limitingReads();
  }

  /**
   * Compares one file.
   *
   * @param record a file with an existing file at its target
   * @return the result, also of a failure; it never throws
   */
  public ComparedEntry run(FileRecord record) {
    try {
      all.cancellation().check();
      return new OneFile(record).run();
    } catch (CopyException e) {
      return failed(record, e);
    } catch (RuntimeException | Error e) {
      // Includes OutOfMemoryError: the file must be accounted for.
      return failed(
          record,
          new CopyException(
              ErrorCode.INTERNAL_ERROR,
              "Comparing '" + record.source().path() + "' failed: " + e,
              e));
    }
  }

  /** Another attempt compares the same two states, so it is no help after a change. */
  static int mostAttempts(CopyOptions options, CopyException failure) {
    boolean isOfAChange =
        failure.code() == ErrorCode.SOURCE_CHANGED
            || failure.code() == ErrorCode.VERIFICATION_FAILED;
    return isOfAChange ? 1 : Attempts.most(options, failure);
  }

  /** Whether a change since the file was looked at explains the result. Equal bytes were equal. */
  static boolean mayBeOfAChange(ComparedEntry result) {
    @Nullable CopyException failure = result.failure();
    return failure == null
        ? result.state() == ComparedEntry.State.DIFFERENT
        : failure.code() == ErrorCode.SOURCE_CHANGED
            || failure.code() == ErrorCode.VERIFICATION_FAILED
            || failure.code() == ErrorCode.FILE_NOT_FOUND;
  }

  private static ComparedEntry failed(FileRecord record, CopyException failure) {
    return ComparedEntry.failed(
            record.source().path().toString(),
            record.target().toString(),
            record.source().length(),
            failure)
        .changedAt(record.source().changeTime());
  }

  /** One file with its patience, which limits all its retries together. */
  private final class OneFile {
    private final FileRecord listed;
    private final TransferContext context;

    OneFile(FileRecord listed) {
      this.listed = listed;
      this.context = all.forFile(listed.source().path().toString());
    }

    ComparedEntry run() throws CopyException {
      FileRecord record = listed;
      for (int round = 1; ; round++) {
        ComparedEntry result = compare(record).changedAt(record.source().changeTime());
        if (!mayBeOfAChange(result)) {
          return result;
        }
        Optional<FileRecord> changed = changedSince(record);
        if (!changed.isPresent()) {
          return result;
        }
        if (round == MOST_ROUNDS) {
          throw new CopyException(
              ErrorCode.SOURCE_CHANGED,
              "'"
                  + record.source().path()
                  + "' or '"
                  + record.target()
                  + "' changed each time while they were compared.",
              result.failure());
        }
        record = changed.get();
      }
    }

    private ComparedEntry compare(FileRecord record) {
      FileStatus source = record.source();
      String path = source.path().toString();
      String target = record.target().toString();
      @Nullable FileStatus existing = record.existing();
      if (existing == null) {
        return ComparedEntry.missingFile(path, target, source.length());
      }
      if (!existing.isFile()) {
        return ComparedEntry.different(path, target, source.length(), Reason.KIND);
      }
      UpdatePolicy policy = context.options().updatePolicy();
      @Nullable Reason listedReason = ListedDifference.of(policy, source, existing);
      if (listedReason != null) {
        return ComparedEntry.different(path, target, source.length(), listedReason);
      }
      if (policy != UpdatePolicy.PROOF) {
        return ComparedEntry.equal(path, target, source.length());
      }
      try {
        return of(prove(record), record);
      } catch (CopyException e) {
        return failed(record, e);
      }
    }

    private ComparedEntry of(Verdict verdict, FileRecord record) {
      String source = record.source().path().toString();
      String target = record.target().toString();
      long length = record.source().length();
      switch (verdict) {
        case VERIFIED:
        case READ_TWICE:
        case REMEMBERED:
          return ComparedEntry.equal(source, target, length);
        case MISMATCH:
          return ComparedEntry.different(source, target, length, Reason.CONTENT);
        case UNVERIFIABLE:
          return ComparedEntry.unprovable(source, target, length);
      }
      throw new IllegalArgumentException(verdict.toString());
    }

    private Verdict prove(FileRecord record) throws CopyException {
      FileProgress progress = FileProgress.of(context, record.source().path().toString());
      EqualityProof proof = new EqualityProof(context);
      return new Attempts(context, progress)
          .run(
              attempt -> proof.compare(record).verdict(),
              failure -> mostAttempts(context.options(), failure));
    }

    /** The record with both files as they are now; empty where neither has changed. */
    private Optional<FileRecord> changedSince(FileRecord record) throws CopyException {
      FileStatus source = present(record.source().path());
      @Nullable FileStatus existing = context.destination().status(record.target()).orElse(null);
      FileStatus before = Objects.requireNonNull(record.existing(), "an existing file");
      boolean isUnchanged =
          source.isUnchangedSince(record.source())
              && existing != null
              && existing.type() == before.type()
              && existing.isUnchangedSince(before);
      return isUnchanged
          ? Optional.empty()
          : Optional.of(
              FileRecord.of(
                  record.directory(),
                  Placement.of(source, record.target(), existing, record.storage())));
    }

    private FileStatus present(FilePath path) throws CopyException {
      FileStatus now =
          context
              .source()
              .status(path)
              .orElseThrow(
                  () ->
                      new CopyException(
                          ErrorCode.FILE_NOT_FOUND,
                          "'" + path + "' was deleted while it was compared."));
      if (!now.isFile()) {
        throw new CopyException(ErrorCode.SOURCE_CHANGED, "'" + path + "' is not a file any more.");
      }
      return now;
    }
  }
}
