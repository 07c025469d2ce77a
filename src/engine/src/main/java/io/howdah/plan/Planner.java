package io.howdah.plan;

import io.howdah.CopyException;

/** Finds the work of a copy and streams it, without keeping all of it in memory. */
public interface Planner {
  /**
   * Sends the whole plan to {@code sink}. Returns at its end, or after {@link #stop}.
   *
   * @return whether the plan is complete
   * @throws CopyException where the plan as a whole fails. A failure of one file or directory goes
   *     to {@link PlanSink#failed}.
   */
  boolean plan(PlanSink sink) throws CopyException, InterruptedException;

  /** Ends the plan early. Any thread may call it. */
  void stop();
}
