package io.howdah;

/** The handling of existing files at the destination. */
public enum ExistingFiles {
  /** The copy fails and changes no existing file. */
  FAIL,
  /** A file that is proven equal is skipped; any other file is replaced. */
  REPLACE_UNLESS_EQUAL,
  /** Every file is replaced, equal or not. */
  REPLACE_ALWAYS
}
