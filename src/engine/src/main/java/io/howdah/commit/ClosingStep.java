package io.howdah.commit;

import io.howdah.plan.FileRecord;
import java.util.List;

/** What remains to be done for a directory when everything in and below it is there, or failed. */
interface ClosingStep {
  /**
   * Does its part.
   *
   * @param committed receives what ended or failed by it
   * @return files that must be transferred before the next step; mostly none
   */
  List<FileRecord> close(OpenDirectory directory, Committed committed);
}
