package io.howdah;

/** What is known of a copied file's bytes. */
public enum Verdict {
  /** Both sides hold the bytes that were streamed. */
  VERIFIED,
  /** They differ; such a file is never published. */
  MISMATCH,
  /** Nothing proves or refutes it. */
  UNVERIFIABLE
}
