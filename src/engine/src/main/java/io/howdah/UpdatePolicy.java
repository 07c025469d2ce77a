package io.howdah;

/**
 * When an existing file counts as equal, so that {@link ExistingFiles#REPLACE_UNLESS_EQUAL} skips
 * it.
 */
public enum UpdatePolicy {
  /** The bytes of both sides are proven equal. */
  PROOF,
  /** Both files have the same length. Proves nothing. */
  SIZE,
  /**
   * Both files have the same length and modification time, to the millisecond. Proves nothing.
   * Wants {@link FileAttribute#TIMES} to be preserved, or no copied file would have the time.
   */
  MTIME,
  /** Always: what exists is kept. */
  NEVER
}
