package io.howdah;

/** What becomes of a copy if the table of the destination does not exist. */
public enum MissingTable {
  /** The copy fails before anything is copied. */
  FAIL,
  /** The table is created as an external copy of the source's, when all files are there. */
  CREATE
}
