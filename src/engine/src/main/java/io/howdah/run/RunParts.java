package io.howdah.run;

import io.howdah.connect.ClusterConnector;
import io.howdah.pace.RetrySchedule;
import java.time.Clock;

/** What all copies of one engine are made with. */
final class RunParts {
  private final ClusterConnector connector;
  private final Clock clock;
  private final RetrySchedule retrySchedule;

  RunParts(ClusterConnector connector, Clock clock, RetrySchedule retrySchedule) {
    this.connector = connector;
    this.clock = clock;
    this.retrySchedule = retrySchedule;
  }

  ClusterConnector connector() {
    return connector;
  }

  Clock clock() {
    return clock;
  }

  RetrySchedule retrySchedule() {
    return retrySchedule;
  }
}
