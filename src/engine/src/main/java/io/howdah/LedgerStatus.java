package io.howdah;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How many files the ledger of a copy has spared, and what went wrong. */
public final class LedgerStatus {
  /** Of a copy without a ledger. */
  public static final LedgerStatus NONE = new LedgerStatus(0, 0, 0, null);

  private final long remembered;
  private final long rechecked;
  private final long contradicted;
  private final @Nullable String problem;

  private LedgerStatus(
      long remembered, long rechecked, long contradicted, @Nullable String problem) {
    this.remembered = remembered;
    this.rechecked = rechecked;
    this.contradicted = contradicted;
    this.problem = problem;
  }

  /**
   * Creates a status.
   *
   * @param problem why proofs could not be read or kept, as a sentence; null where they could
   */
  public static LedgerStatus of(
      long remembered, long rechecked, long contradicted, @Nullable String problem) {
    return new LedgerStatus(remembered, rechecked, contradicted, problem);
  }

  /** Files that were skipped because an earlier copy proved them and neither side has changed. */
  public long remembered() {
    return remembered;
  }

  /** Files that were compared again, although their proof is remembered. */
  public long rechecked() {
    return rechecked;
  }

  /**
   * Of the rechecked files, those whose bytes differ, although length, time and file id are those
   * of the proof. They were damaged, or changed by a program that restored the time.
   */
  public long contradicted() {
    return contradicted;
  }

  /** Why proofs could not be read or kept, as a sentence; null where they could. */
  public @Nullable String problem() {
    return problem;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LedgerStatus
        && ((LedgerStatus) other).remembered == remembered
        && ((LedgerStatus) other).rechecked == rechecked
        && ((LedgerStatus) other).contradicted == contradicted
        && Objects.equals(((LedgerStatus) other).problem, problem);
  }

  @Override
  public int hashCode() {
    return Objects.hash(remembered, rechecked, contradicted, problem);
  }

  @Override
  public String toString() {
    return remembered
        + " remembered, "
        + rechecked
        + " rechecked, "
        + contradicted
        + " contradicted";
  }
}
