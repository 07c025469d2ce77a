package io.howdah.report;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A change that a run has reported, and perhaps not made. */
public final class ReportedChange {
  private final Change change;
  private final @Nullable String kept;

  private ReportedChange(Change change, @Nullable String kept) {
    this.change = change;
    this.kept = kept;
  }

  static ReportedChange of(Change change, @Nullable String kept) {
    return new ReportedChange(change, kept);
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
