package io.howdah.transfer;

import io.howdah.CopyException;
import io.howdah.FileResult.Effort;
import io.howdah.Verdict;
import io.howdah.plan.FileRecord;
import java.time.Duration;
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
  private final @Nullable Proof proof;
  private final @Nullable CopyException failure;
  private final int attempts;
  private final Duration time;

  private TransferResult(
      FileRecord record,
      Outcome outcome,
      @Nullable StagedFile staged,
      @Nullable Proof proof,
      @Nullable CopyException failure) {
    this.record = record;
    this.outcome = outcome;
    this.staged = staged;
    this.proof = proof;
    this.failure = failure;
    this.attempts = 0;
    this.time = Duration.ZERO;
  }

  private TransferResult(TransferResult result, int attempts, Duration time) {
    this.record = result.record;
    this.outcome = result.outcome;
    this.staged = result.staged;
    this.proof = result.proof;
    this.failure = result.failure;
    this.attempts = attempts;
    this.time = time;
  }

  static TransferResult staged(StagedFile file) {
    return new TransferResult(file.record(), Outcome.STAGED, file, file.proof(), null);
  }

  /**
   * The result of a file whose existing copy counts as equal.
   *
   * @param proof the proof of its bytes; null where the request does not ask for one
   */
  static TransferResult equal(FileRecord record, @Nullable Proof proof) {
    return new TransferResult(record, Outcome.EQUAL, null, proof, null);
  }

  /**
   * The result of a file that an earlier process of the run published.
   *
   * @param proof the proof of its bytes
   */
  static TransferResult publishedEarlier(FileRecord record, Proof proof) {
    return new TransferResult(record, Outcome.PUBLISHED_EARLIER, null, proof, null);
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

  /** Returns this result with what it took. */
  TransferResult after(int attempts, Duration time) {
    return new TransferResult(this, attempts, time);
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

  /** The verdict on the bytes; only where they are at the destination. */
  public Verdict verdict() {
    return Objects.requireNonNull(proof, "only bytes at the destination have a verdict").verdict();
  }

  /** The verdict on an existing file that counts as equal; null where none was asked for. */
  public @Nullable Verdict equality() {
    return proof == null ? null : proof.verdict();
  }

  /** What the transfer took, and the checksums that prove the bytes. */
  public Effort effort() {
    return Effort.of(attempts, time, Proof.checksums(proof));
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
