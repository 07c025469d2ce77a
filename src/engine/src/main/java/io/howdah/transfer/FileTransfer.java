package io.howdah.transfer;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.Mode;
import io.howdah.Verdict;
import io.howdah.event.FileStarted;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.ledger.Ledger.Memory;
import io.howdah.ledger.Ledger.ProofOf;
import io.howdah.pace.Allowance;
import io.howdah.plan.FileRecord;
import io.howdah.plan.SourcePermission;
import io.howdah.temporary.GenerationName;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Transfers one file: skips it, or tries until it is staged or has finally failed. */
public final class FileTransfer {
  private final TransferContext all;
  private final Allowance allowance;

  public FileTransfer(TransferContext context, Allowance allowance) {
    this.all = context;
    this.allowance = allowance;
  }

  /**
   * Whether an existing file counts as equal by the options of the copy. Changes nothing but what
   * is remembered of proofs.
   */
  public boolean isEqual(FileRecord record) throws CopyException {
    all.cancellation().check();
    return new OneFile(record).countsAsEqual();
  }

  /** Transfers one file. It never throws; failures are in the result. */
  public TransferResult run(FileRecord record) {
    long begun = System.nanoTime();
    OneFile file = new OneFile(record);
    return run(record, file).after(file.attempts, Duration.ofNanos(System.nanoTime() - begun));
  }

  private TransferResult run(FileRecord record, OneFile file) {
    try {
      all.cancellation().check();
      return allowance.isOpen() ? file.run() : TransferResult.postponed(record);
    } catch (CopyException e) {
      return TransferResult.failed(record, e);
    } catch (RuntimeException | Error e) {
      // Includes OutOfMemoryError: the file must be accounted for.
      return TransferResult.failed(
          record,
          new CopyException(
              ErrorCode.INTERNAL_ERROR,
              "Copying '" + record.source().path() + "' failed: " + e,
              e));
    }
  }

  /** One file with its patience, which limits all its retries together. */
  private final class OneFile {
    private final FileRecord record;
    private final TransferContext context;
    private int attempts;

    /** Whether this run may have published the existing file, which no checksum proves. */
    private boolean mayBeOurs;

    OneFile(FileRecord record) {
      this.record = record;
      this.context = all.forFile(record.source().path().toString());
    }

    TransferResult run() throws CopyException {
      @Nullable TransferResult existing = compareExisting();
      if (existing != null) {
        return existing;
      }
      refuseKept();
      refuseUnapproved(record.source());
      if (!allowance.begin(record.source().length())) {
        return TransferResult.postponed(record);
      }
      return context.options().mode() == Mode.DRY_RUN
          ? TransferResult.planned(record)
          : TransferResult.staged(stage());
    }

    /** The result where the existing file is equal; null where the file must be copied. */
    private @Nullable TransferResult compareExisting() throws CopyException {
      if (record.existing() == null) {
        return null;
      }
      if (record.isKept()) {
        return compareByPolicy(); // its directory was compared in the same way
      }
      boolean isOurs = context.history().mayHavePublished(record.target());
      if (isOurs) {
        Proof proof = compare();
        if (proof.isEqual()) {
          return TransferResult.publishedEarlier(withPermission(), proof);
        }
        mayBeOurs = proof != Proof.NONE && proof.verdict() == Verdict.UNVERIFIABLE;
      }
      switch (context.options().existingFiles()) {
        case FAIL:
          throw new CopyException(
              ErrorCode.DESTINATION_EXISTS,
              "Destination path '" + record.target() + "' already exists.");
        case REPLACE_UNLESS_EQUAL:
          return isOurs ? null : compareByPolicy();
        case REPLACE_ALWAYS:
          return null;
      }
      throw new IllegalArgumentException(context.options().existingFiles().toString());
    }

    private @Nullable TransferResult compareByPolicy() throws CopyException {
      FileStatus existing = Objects.requireNonNull(record.existing(), "an existing file");
      switch (context.options().updatePolicy()) {
        case PROOF:
          Proof proof = recallOrCompare(existing);
          return proof == null ? null : TransferResult.equal(withPermission(), proof);
        case SIZE:
        case MTIME:
          return equalIf(
              ListedDifference.of(context.options().updatePolicy(), record.source(), existing)
                  == null);
        case NEVER:
          return equalIf(true);
      }
      throw new IllegalArgumentException(context.options().updatePolicy().toString());
    }

    private boolean countsAsEqual() throws CopyException {
      FileStatus existing = Objects.requireNonNull(record.existing(), "an existing file");
      switch (context.options().updatePolicy()) {
        case PROOF:
          return existing.length() == record.source().length()
              && (isKnownEqual(existing) || isRemembered(existing) || compare().isEqual());
        case SIZE:
        case MTIME:
          return ListedDifference.of(context.options().updatePolicy(), record.source(), existing)
              == null;
        case NEVER:
          return true;
      }
      throw new IllegalArgumentException(context.options().updatePolicy().toString());
    }

    /** Whether an earlier run proved it. Nothing is counted, since the file is asked for again. */
    private boolean isRemembered(FileStatus existing) {
      return context.ledger().proofOf(record.target(), record.source(), existing)
          == ProofOf.THIS_STATE;
    }

    /** The proof that the bytes are equal; null where there is none. */
    private @Nullable Proof recallOrCompare(FileStatus existing) throws CopyException {
      // A plan may replace the file because its dry run found that the proof does not hold.
      boolean isToBeReplaced =
          context.approved().isPresent()
              && context.approved().approvesFile(record.target(), record.source(), existing);
      Memory memory =
          isToBeReplaced
              ? Memory.UNKNOWN
              : context.ledger().recall(record.target(), record.source(), existing);
      if (memory == Memory.PROVEN || (memory == Memory.UNKNOWN && isKnownEqual(existing))) {
        return Proof.REMEMBERED;
      }
      Proof proof = compare();
      return memory == Memory.TO_RECHECK && rechecked(proof, existing)
          ? Proof.REMEMBERED
          : proof.isEqual() ? proof : null;
    }

    /** A file that was open when its snapshot was made grows without a change that is told. */
    private boolean isKnownEqual(FileStatus existing) {
      return existing.length() == record.source().length()
          && context.changes().isEqual(record.target());
    }

    /** Tells the ledger how a recheck ended. Returns whether its proof still counts. */
    private boolean rechecked(Proof proof, FileStatus existing) {
      if (proof.isEqual()) {
        context.ledger().confirmed();
      } else if (proof.verdict() == Verdict.MISMATCH) {
        context.ledger().contradicted(record.target(), record.source(), existing);
      } else if (proof != Proof.NONE) {
        context.ledger().unprovable(record.target(), record.source(), existing);
        return true;
      }
      return false;
    }

    private @Nullable TransferResult equalIf(boolean isEqual) throws CopyException {
      return isEqual ? TransferResult.equal(withPermission(), null) : null;
    }

    /**
     * The record with the permission for the existing file, which gets the attributes of its
     * source.
     */
    private FileRecord withPermission() throws CopyException {
      return record.withSource(
          SourcePermission.resolve(context.source(), context.options(), record.source()));
    }

    private Proof compare() throws CopyException {
      try {
        Proof proof = new EqualityProof(context).compare(record);
        note(proof, Objects.requireNonNull(record.existing(), "an existing file"));
        return proof;
      } catch (CopyException e) {
        if (!e.code().isWorthAnotherAttempt()
            || context.options().existingFiles() == ExistingFiles.FAIL) {
          throw e;
        }
        return Proof.NONE; // not proven, so it is copied, with the retries of a copy
      }
    }

    /** A file that took the place of another during the comparison is not remembered. */
    private void note(Proof proof, FileStatus existing) throws CopyException {
      FileStatus source = record.source();
      if (proof.isEqual()
          && context.ledger().canRemember(source, existing)
          && isUnchanged(context.source(), source)
          && isUnchanged(context.destination(), existing)) {
        context
            .ledger()
            .note(GenerationName.finalPath(record.target()), source, existing, proof.verdict());
      }
    }

    private boolean isUnchanged(RemoteFileSystem fileSystem, FileStatus listed) {
      try {
        return fileSystem.status(listed.path()).filter(listed::isUnchangedSince).isPresent();
      } catch (CopyException e) {
        return false; // The proof is not remembered.
      }
    }

    /** A directory that is replaced as a whole does not get a single file. */
    private void refuseKept() throws CopyException {
      if (record.isKept()) {
        throw new CopyException(
            ErrorCode.SOURCE_CHANGED,
            "'"
                + record.source().path()
                + "' was not copied, since it or '"
                + record.target()
                + "' has changed after its directory was found equal as a whole.");
      }
    }

    /** A file that is not as the plan found it is not copied. */
    private void refuseUnapproved(FileStatus source) throws CopyException {
      boolean isApproved =
          context.approved().approvesFile(record.target(), source, record.existing())
              || (mayBeOurs && context.approved().approvesSource(record.target(), source));
      if (!isApproved) {
        throw new CopyException(
            ErrorCode.CHANGED_SINCE,
            "'"
                + source.path()
                + "' was not copied, since it or '"
                + record.target()
                + "' has changed after the plan was made.");
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
                  attempts = attempt;
                  FileStatus status = attempt == 1 ? record.source() : current(record.source());
                  return stager.stage(new FileAttempt(record, status, attempt, progress));
                },
                failure -> Attempts.most(context.options(), failure));
      } catch (CopyException e) {
        boolean isOwn = !e.code().isClusterWide() && e.code() != ErrorCode.CANCELLED;
        throw isOwn ? context.patience().explain("The file", e) : e;
      }
    }

    /** The present status: a file that has changed is copied in its new state. */
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
      refuseUnapproved(now);
      return now;
    }
  }
}
