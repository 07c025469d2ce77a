package io.howdah.report;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A change that a run has reported, and perhaps not made. */
public final class ReportedChange {
  private final String run;
  private final Change change;
  private final @Nullable String kept;

  private ReportedChange(String run, Change change, @Nullable String kept) {
    this.run = run;
    this.change = change;
    this.kept = kept;
  }

  static ReportedChange of(String run, Change change, @Nullable String kept) {
    return new ReportedChange(run, change, kept);
  }

  /** The id of the run. */
  public String run() {
    return run;
  }

  public Change change() {
    return change;
  }

  /**
   * The place of the old entry in the backup directory, as it was reported after the change; empty
   * where no such line was written.
   */
  public Optional<String> kept() {
    return Optional.ofNullable(kept);
  }
}
