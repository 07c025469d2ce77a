package io.howdah.commit;

import io.howdah.plan.FileRecord;
import java.util.List;

/** A final step for a directory, after everything in and below it was copied or failed. */
interface ClosingStep {
  /**
   * Runs the step.
   *
   * @param committed receives the results of the step
   * @return files that must be transferred before the next step; usually none
   */
  List<FileRecord> close(OpenDirectory directory, Committed committed);
}
