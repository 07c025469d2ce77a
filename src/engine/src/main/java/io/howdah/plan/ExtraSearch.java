package io.howdah.plan;

import io.howdah.DeleteLimit;

/** The search of one run for what the source does not have. */
public final class ExtraSearch {
  private final ExtraEntries entries;
  private final DeletePlan plan;

  public ExtraSearch(ExtraEntries entries, DeletePlan plan) {
    this.entries = entries;
    this.plan = plan;
  }

  /** The search of a comparison. Nothing is deleted, so the sums of its plan are not used. */
  static ExtraSearch ofComparison(ExtraEntries entries) {
    return new ExtraSearch(entries, new DeletePlan(DeleteLimit.DEFAULT));
  }

  /** Decides what is extra. */
  public ExtraEntries entries() {
    return entries;
  }

  /** Adds up what was found. */
  public DeletePlan plan() {
    return plan;
  }
}
