package io.howdah.transfer;

import io.howdah.ComparedEntry;
import io.howdah.ComparedEntry.Reason;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.Verdict;
import io.howdah.digest.BlockDigests;
import io.howdah.digest.ChecksumLayout;
import io.howdah.fs.FileChecksum;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.report.ReportedFile;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares a file of the destination with what a report says about it, and changes nothing. */
public final class ReportedFileComparison {
  /** A copy beside the comparison may replace the file. A second comparison sees the new one. */
  private static final int MOST_ROUNDS = 2;

  private final TransferContext all;

  public ReportedFileComparison(TransferContext context) {
    this.all = context.limitingReads();
  }

  /**
   * Compares one file.
   *
   * @return the result, also of a failure; it never throws
   */
  public ComparedEntry run(ReportedFile file) {
    try {
      all.cancellation().check();
      return new OneFile(file).run();
    } catch (CopyException e) {
      return failed(file, e);
    } catch (RuntimeException | Error e) {
      // Includes OutOfMemoryError: the file must be accounted for.
      return failed(
          file,
          new CopyException(
              ErrorCode.INTERNAL_ERROR, "Comparing '" + file.path() + "' failed: " + e, e));
    }
  }

  private static ComparedEntry failed(ReportedFile file, CopyException failure) {
    return ComparedEntry.failed(file.source(), file.path().toString(), file.length(), failure);
  }

  /** One file with its patience, which limits all its retries together. */
  private final class OneFile {
    private final ReportedFile file;
    private final FilePath path;
    private final TransferContext context;
    private final ReadBack readBack;

    OneFile(ReportedFile file) {
      this.file = file;
      this.path = file.path();
      this.context = all.forFile(path.toString());
      this.readBack = new ReadBack(context);
    }

    ComparedEntry run() throws CopyException {
      Optional<FileStatus> existing = context.destination().status(path);
      for (int round = 1; ; round++) {
        ComparedEntry result = compare(existing.orElse(null));
        if (!FileComparison.mayBeOfAChange(result)) {
          return result;
        }
        Optional<FileStatus> now = context.destination().status(path);
        if (isSame(existing.orElse(null), now.orElse(null))) {
          return result;
        }
        if (round == MOST_ROUNDS) {
          throw new CopyException(
              ErrorCode.SOURCE_CHANGED,
              "'" + path + "' changed each time while it was compared.",
              result.failure());
        }
        existing = now;
      }
    }

    private boolean isSame(@Nullable FileStatus before, @Nullable FileStatus now) {
      return before != null
          && now != null
          && now.type() == before.type()
          && now.isUnchangedSince(before);
    }

    private ComparedEntry compare(@Nullable FileStatus existing) {
      String target = path.toString();
      if (existing == null) {
        return file.mayBeGone()
            ? ComparedEntry.unprovable(file.source(), target, file.length())
            : ComparedEntry.missingFile(file.source(), target, file.length());
      }
      if (!existing.isFile()) {
        return ComparedEntry.different(file.source(), target, file.length(), Reason.KIND);
      }
      if (!file.mayHave(existing.length())) {
        return ComparedEntry.different(file.source(), target, file.length(), Reason.LENGTH);
      }
      if (file.isUncertain()) {
        return ComparedEntry.unprovable(file.source(), target, existing.length());
      }
      try {
        return of(prove(existing));
      } catch (CopyException e) {
        return failed(file, e);
      }
    }

    private ComparedEntry of(Verdict verdict) {
      String target = path.toString();
      switch (verdict) {
        case VERIFIED:
        case READ_TWICE:
        case REMEMBERED:
          return ComparedEntry.equal(file.source(), target, file.length());
        case MISMATCH:
          return ComparedEntry.different(file.source(), target, file.length(), Reason.CONTENT);
        case UNVERIFIABLE:
          return ComparedEntry.unprovable(file.source(), target, file.length());
      }
      throw new IllegalArgumentException(verdict.toString());
    }

    private Verdict prove(FileStatus existing) throws CopyException {
      return new Attempts(context, FileProgress.of(context, path.toString()))
          .run(
              attempt -> verdict(existing),
              failure -> FileComparison.mostAttempts(context.options(), failure));
    }

    private Verdict verdict(FileStatus existing) throws CopyException {
      if (file.length() == 0) {
        // HDFS lists a file as empty while its first block is being written.
        readBack.digest(context.destination(), path, 0, Collections.emptySet());
        return Verdict.VERIFIED;
      }
      @Nullable FileChecksum reported = file.checksum().orElse(null);
      if (reported == null || reported.bytesPerCrc() == 0) {
        return Verdict.UNVERIFIABLE;
      }
      @Nullable FileChecksum present = EqualityProof.checksum(context.destination(), existing);
      boolean isComparable = present != null && present.isComparableTo(reported);
      boolean isOneBlock = reported.crcsPerBlock() == 0;
      if (isComparable && (reported.equals(present) || isOneBlock)) {
        return reported.equals(present) ? Verdict.VERIFIED : Verdict.MISMATCH;
      }
      if (isMetByReading(reported, existing)) {
        return Verdict.VERIFIED;
      }
      // The blocks of that time may have been irregular, unless the layout is the same today.
      return isComparable || isOneBlock ? Verdict.MISMATCH : Verdict.UNVERIFIABLE;
    }

    /** Whether the bytes have that checksum, over regular blocks of its size. */
    private boolean isMetByReading(FileChecksum checksum, FileStatus existing)
        throws CopyException {
      long blockSize =
          checksum.crcsPerBlock() == 0
              ? Math.max(existing.blockSize(), file.length())
              : checksum.crcsPerBlock() * checksum.bytesPerCrc();
      ChecksumLayout layout =
          ChecksumLayout.of(checksum.crcType(), checksum.bytesPerCrc(), blockSize);
      Map<ChecksumLayout, BlockDigests> digests =
          readBack.digest(
              context.destination(), path, file.length(), Collections.singleton(layout));
      @Nullable BlockDigests digest = digests.get(layout);
      return digest != null && digest.checksum().equals(checksum);
    }
  }
}
