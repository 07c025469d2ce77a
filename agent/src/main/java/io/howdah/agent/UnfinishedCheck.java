package io.howdah.agent;

import io.howdah.CopyEvent;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.Lag;
import io.howdah.TreeComparison;
import io.howdah.agent.CheckArguments.Basis;
import io.howdah.event.ComparisonCounter;
import java.time.Clock;
import java.time.Instant;

/**
 * The result of a comparison that returns none: one that never began, broke, or did not stop when
 * it was cancelled.
 */
final class UnfinishedCheck implements CopyListener {
  private final CheckArguments arguments;
  private final Clock clock;
  private final Instant startTime;
  private final ComparisonCounter counter = new ComparisonCounter();

  /** A comparison that begins now. */
  UnfinishedCheck(CheckArguments arguments, Clock clock) {
    this.arguments = arguments;
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
        TreeComparison.builder(arguments.common().request(), startTime).endTime(clock.instant());
    if (arguments.basis() == Basis.LISTINGS) {
      result.lagBasis(Lag.Basis.LISTINGS, null);
    }
    counter.writeTo(result);
    return result.error(error).build();
  }
}
