package io.howdah.agent;

import io.howdah.CopyEvent;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyRequest;
import io.howdah.CopyStatus;
import io.howdah.event.StatusCounter;
import java.time.Clock;
import java.time.Instant;

/**
 * The status of a copy whose engine returns none: one that never began, broke, or did not stop when
 * it was cancelled.
 */
final class UnfinishedCopy implements CopyListener {
  private final CopyRequest request;
  private final Clock clock;
  private final Instant startTime;
  private final StatusCounter counter = new StatusCounter();

  /** A copy that begins now. */
  UnfinishedCopy(CopyRequest request, Clock clock) {
    this.request = request;
    this.clock = clock;
    startTime = clock.instant();
  }

  @Override
  public void on(CopyEvent event) {
    counter.on(event);
  }

  /** What was done until now, and what ended it. */
  CopyStatus endedBy(CopyException error) {
    CopyStatus.Builder status = CopyStatus.builder(request, startTime).endTime(clock.instant());
    counter.writeTo(status);
    return status.error(error).build();
  }
}
