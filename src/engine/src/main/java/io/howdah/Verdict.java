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
  /**
   * An earlier copy proved the bytes of both sides, and neither file has changed since: length,
   * modification time and file id are the same. Only for a file that exists already.
   */
  REMEMBERED,
  /** The bytes of the source are neither proven nor disproven. */
  UNVERIFIABLE
}
