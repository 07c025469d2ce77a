package io.howdah.plan;

import io.howdah.CopyException;

/** Decides whether an existing file counts as equal. Safe for use by many threads. */
public interface FileEquality {
  /**
   * Whether it does.
   *
   * @param file a file with an existing file at its target
   */
  boolean isEqual(FileRecord file) throws CopyException;
}
