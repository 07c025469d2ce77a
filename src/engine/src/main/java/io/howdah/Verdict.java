package io.howdah;

/** What is known of a copied file's bytes. */
public enum Verdict {
  /** Both sides hold the bytes that were streamed. */
  VERIFIED,
  /** They differ; such a file is never published. */
  MISMATCH,
  /**
   * No checksum proves the source. It was read twice with equal results, and the destination holds
   * these bytes. A fault that changes every reading in the same way is not noticed.
   */
  READ_TWICE,
  /** Nothing proves or refutes what was read from the source. */
  UNVERIFIABLE
}
