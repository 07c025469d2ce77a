package io.howdah.agent;

import io.howdah.CopyEvent;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyRequest;
import io.howdah.TreeComparison;
import io.howdah.event.ComparisonCounter;
import java.time.Clock;
import java.time.Instant;

/**
 * The result of a comparison that returns none: one that never began, broke, or did not stop when
 * it was cancelled.
 */
final class UnfinishedCheck implements CopyListener {
  private final CopyRequest request;
  private final Clock clock;
  private final Instant startTime;
  private final ComparisonCounter counter = new ComparisonCounter();

  /** A comparison that begins now. */
  UnfinishedCheck(CopyRequest request, Clock clock) {
    this.request = request;
    this.clock = clock;
    startTime = clock.instant();
  }

  @Override
  public void on(CopyEvent event) {
    counter.on(event);
  }

  /** What was compared until now, and what ended it. */
  TreeComparison endedBy(CopyException error) {
    TreeComparison.Builder result =
        TreeComparison.builder(request, startTime).endTime(clock.instant());
    counter.writeTo(result);
    return result.error(error).build();
  }
}
