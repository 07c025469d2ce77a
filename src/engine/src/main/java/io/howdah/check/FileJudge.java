package io.howdah.check;

import io.howdah.ComparedEntry;
import io.howdah.plan.FileRecord;

/** Compares a file of the source with the file at its target. */
interface FileJudge {
  /**
   * Compares one file. It is called by several threads.
   *
   * @param file a file with an existing file at its target
   * @return the result, also of a failure; it never throws
   */
  ComparedEntry compare(FileRecord file);
}
