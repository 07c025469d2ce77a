package io.howdah.event;

import io.howdah.CopyEvent;
import org.jspecify.annotations.Nullable;

/**
 * No more files will be found. It is sent at most once, and not after a failed plan. A directory
 * whose last step fails is still reported after it, by a {@link FilePlanned} and a {@link
 * FileFinished}.
 */
public final class PlanCompleted implements CopyEvent {
  private PlanCompleted() {}

  public static PlanCompleted of() {
    return new PlanCompleted();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PlanCompleted;
  }

  @Override
  public int hashCode() {
    return PlanCompleted.class.hashCode();
  }

  @Override
  public String toString() {
    return "plan completed";
  }
}
