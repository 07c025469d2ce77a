package io.howdah.oozie.run;

import io.howdah.CopyStatus;
import io.howdah.TreeComparison;

/**
 * Receives the events of this server's runs. Calls come from many threads and must not block for
 * long.
 */
public interface RunListener {
  /** A copy or a check begins, or is resumed where {@code incarnation} is more than 1. */
  void started(ActionRun run, int incarnation);

  /** It failed for a passing reason and will be resumed. */
  void retried(ActionRun run);

  /** The result of a copy is written, and Oozie can fetch it. */
  void completed(ActionRun run, CopyStatus status);

  /** The result of a check is written, and Oozie can fetch it. */
  void compared(ActionRun run, TreeComparison comparison);

  /** A copy or a check was stopped. */
  void stopped(ActionRun run, StopCause cause);
}
