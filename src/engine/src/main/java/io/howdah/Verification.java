package io.howdah;

/**
 * The proof that a copied file needs before it gets its name. The transfer itself always checks the
 * length.
 */
public enum Verification {
  /**
   * The bytes of both sides are proven, by checksums where they are the cheapest proof. A source
   * without a usable checksum, as in an encryption zone, stays unverifiable.
   */
  FULL,
  /**
   * Like {@link #FULL}, but the written file is always read back. A source without a usable
   * checksum is read twice. Such a file is {@link Verdict#READ_TWICE}, which is less than verified.
   * An existing file without a usable checksum is compared by reading both sides.
   */
  READBACK,
  /** Only the number of bytes is checked. */
  LENGTH,
  /** Nothing is checked beyond the transfer itself. */
  NONE;

  /** Whether this verification can prove the bytes of a file. */
  public boolean provesBytes() {
    return this == FULL || this == READBACK;
  }
}
