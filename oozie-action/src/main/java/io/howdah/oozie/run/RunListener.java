package io.howdah.oozie.run;

import io.howdah.CopyStatus;

/**
 * Receives the events of this server's runs. Calls come from many threads and must not block for
 * long.
 */
public interface RunListener {
  /** Copying begins, or is resumed where {@code incarnation} is more than 1. */
  void started(ActionRun run, int incarnation);

  /** Copying failed for a passing reason and will be resumed. */
  void retried(ActionRun run);

  /** The result is written, and Oozie can fetch it. */
  void completed(ActionRun run, CopyStatus status);

  /** Copying was stopped. */
  void stopped(ActionRun run, StopCause cause);
}
