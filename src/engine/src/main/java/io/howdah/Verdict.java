package io.howdah;

/** The proof of a copied file's bytes. */
public enum Verdict {
  /** Both sides contain the bytes that were streamed. */
  VERIFIED,
  /** The bytes differ. Such a file is never published. */
  MISMATCH,
  /**
   * No checksum proves the source. It was read twice with equal results, and the destination
   * contains these bytes. An error that is the same in both readings is not detected.
   */
  READ_TWICE,
  /** The bytes of the source are neither proven nor disproven. */
  UNVERIFIABLE
}
