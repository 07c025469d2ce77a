package io.howdah.plan;

import io.howdah.CopyException;

/** Finds what a copy has to do, and streams it without ever holding all of it. */
public interface Planner {
  /**
   * Hands everything to {@code sink}; returns when that is done, or after {@link #stop}.
   *
   * @throws CopyException where the plan as a whole cannot be made; what is wrong with one file or
   *     directory goes to {@link PlanSink#failed}
   */
  void plan(PlanSink sink) throws CopyException, InterruptedException;

  /** Ends the plan early. Called by any thread. */
  void stop();
}
