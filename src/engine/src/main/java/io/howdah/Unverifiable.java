package io.howdah;

/** The handling of a file whose source has no usable checksum. */
public enum Unverifiable {
  /** The file is copied and counted as unverifiable. */
  ACCEPT,
  /**
   * The file fails with {@link ErrorCode#NOT_VERIFIABLE} and is not published, even if it was read
   * twice.
   */
  FAIL
}
