package io.howdah.transfer;

import io.howdah.Checksums;
import io.howdah.Verdict;
import io.howdah.fs.FileChecksum;
import org.jspecify.annotations.Nullable;

/** A verdict on the bytes of a file, and the checksums that it is based on. */
final class Proof {
  /** The bytes differ. */
  static final Proof MISMATCH = new Proof(Verdict.MISMATCH, null, null);

  /** Nothing is proven. */
  static final Proof NONE = new Proof(Verdict.UNVERIFIABLE, null, null);

  /** An earlier run proved the bytes. */
  static final Proof REMEMBERED = new Proof(Verdict.REMEMBERED, null, null);

  private final Verdict verdict;
  private final @Nullable FileChecksum source;
  private final @Nullable FileChecksum destination;

  private Proof(
      Verdict verdict, @Nullable FileChecksum source, @Nullable FileChecksum destination) {
    this.verdict = verdict;
    this.source = source;
    this.destination = destination;
  }

  /**
   * Creates a proof.
   *
   * @param source the checksum of the source's server; null where it gives none
   * @param destination the checksum of the bytes at the destination; null where it is not known
   */
  static Proof of(
      Verdict verdict, @Nullable FileChecksum source, @Nullable FileChecksum destination) {
    return new Proof(verdict, source, destination);
  }

  /** The checksums of a proof, which may be null. */
  static Checksums checksums(@Nullable Proof proof) {
    return proof == null
        ? Checksums.NONE
        : Checksums.of(text(proof.source), text(proof.destination));
  }

  private static @Nullable String text(@Nullable FileChecksum checksum) {
    return checksum == null ? null : checksum.toString();
  }

  Verdict verdict() {
    return verdict;
  }

  /** Whether the bytes of both sides were compared and are equal. */
  boolean isEqual() {
    return verdict == Verdict.VERIFIED || verdict == Verdict.READ_TWICE;
  }

  @Override
  public String toString() {
    return verdict.toString();
  }
}
