package io.howdah;

/**
 * What changes at the destination in one step, so that readers see the old state or the new one.
 */
public enum AtomicUnit {
  /** Each file. A directory can have new and old files for a while. */
  FILE,
  /**
   * Each partition: an innermost directory of the source whose name is {@code column=value}. What
   * is in no partition is copied file by file.
   */
  PARTITION,
  /** Each directory that is a source of the copy, with everything in it. */
  TREE
}
