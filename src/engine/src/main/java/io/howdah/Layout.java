package io.howdah;

/** The place of files in the destination. */
public enum Layout {
  /** The directories are the same as in the source. */
  TREE,
  /** All files are in the destination directory itself. No directory is created below it. */
  FLAT
}
