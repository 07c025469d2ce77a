package io.howdah.oozie.run;

import io.howdah.CopyException;
import io.howdah.oozie.state.RunResult;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The end of a copy or a check on this server. */
interface RunEnd {
  /** Whether the action succeeds. */
  boolean isSuccessful();

  /** The failure that stopped the run; null where it ended normally. */
  @Nullable CopyException error();

  /** Whether the same run may succeed a little later. */
  boolean isPassing();

  /** The reason of a failure, with the advice. */
  String sentence();

  /** The paths that the sentence may quote. */
  String[] names();

  /** The line in the job's log. */
  String line();

  /**
   * The result for the workflow.
   *
   * @param zone the time zone of its times
   */
  RunResult result(ZoneId zone);

  /** Reports to the listener that the run has ended. */
  void tell(RunListener listener, ActionRun run);
}
