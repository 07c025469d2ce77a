package io.howdah.transfer;

import io.howdah.CopyException;
import io.howdah.Verdict;
import io.howdah.plan.FileRecord;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The result of the transfer of one file. The committer publishes the file later. */
public final class TransferResult {
  /** The outcome of the transfer. */
  public enum Outcome {
    /** The bytes are at the destination and verified, under a temporary name. */
    STAGED,
    /** The existing file has the same bytes. */
    EQUAL,
    /** An earlier process of this run published the file, and its bytes are equal. */
    PUBLISHED_EARLIER,
    /** A dry run would copy the file. */
    PLANNED,
    /** The copy stopped at its limits before it tried the file. */
    POSTPONED,
    /** All attempts failed and left nothing behind. */
    FAILED
  }

  private final FileRecord record;
  private final Outcome outcome;
  private final @Nullable StagedFile staged;
  private final @Nullable Verdict verdict;
  private final @Nullable CopyException failure;

  private TransferResult(
      FileRecord record,
      Outcome outcome,
      @Nullable StagedFile staged,
      @Nullable Verdict verdict,
      @Nullable CopyException failure) {
    this.record = record;
    this.outcome = outcome;
    this.staged = staged;
    this.verdict = verdict;
    this.failure = failure;
  }

  static TransferResult staged(StagedFile file) {
    return new TransferResult(file.record(), Outcome.STAGED, file, file.verdict(), null);
  }

  static TransferResult equal(FileRecord record) {
    return new TransferResult(record, Outcome.EQUAL, null, Verdict.VERIFIED, null);
  }

  /**
   * The result of a file that an earlier process of the run published.
   *
   * @param verdict the proof of its bytes
   */
  static TransferResult publishedEarlier(FileRecord record, Verdict verdict) {
    return new TransferResult(record, Outcome.PUBLISHED_EARLIER, null, verdict, null);
  }

  static TransferResult planned(FileRecord record) {
    return new TransferResult(record, Outcome.PLANNED, null, null, null);
  }

  static TransferResult postponed(FileRecord record) {
    return new TransferResult(record, Outcome.POSTPONED, null, null, null);
  }

  /** The result of a file that was not transferred. */
  public static TransferResult failed(FileRecord record, CopyException failure) {
    return new TransferResult(record, Outcome.FAILED, null, null, failure);
  }

  /** The file, with the source status whose attributes the copy gets. */
  public FileRecord record() {
    return record;
  }

  public Outcome outcome() {
    return outcome;
  }

  /** The file to publish; only for {@link Outcome#STAGED}. */
  public StagedFile staged() {
    return Objects.requireNonNull(staged, "only a staged file can be published");
  }

  /** The proof of the bytes; only where they are at the destination. */
  public Verdict verdict() {
    return Objects.requireNonNull(verdict, "only bytes at the destination have a verdict");
  }

  /** The failure; only for {@link Outcome#FAILED}. */
  public CopyException failure() {
    return Objects.requireNonNull(failure, "only a failed file has a failure");
  }

  @Override
  public String toString() {
    return outcome + " " + record;
  }
}
