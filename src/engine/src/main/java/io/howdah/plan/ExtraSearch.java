package io.howdah.plan;

/** The search of one copy for what the source does not have. */
public final class ExtraSearch {
  private final ExtraEntries entries;
  private final DeletePlan plan;

  public ExtraSearch(ExtraEntries entries, DeletePlan plan) {
    this.entries = entries;
    this.plan = plan;
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
