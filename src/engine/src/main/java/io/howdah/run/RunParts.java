package io.howdah.run;

import io.howdah.Cancellation;
import io.howdah.LoadLimits;
import io.howdah.backoff.Backoff;
import io.howdah.connect.ClusterConnector;
import java.time.Clock;
import java.time.Duration;

/** The objects for all copies of one engine. */
final class RunParts {
  private final ClusterConnector connector;
  private final Clock clock;
  private final Backoff backoff;
  private final ReportPlace reports;

  RunParts(ClusterConnector connector, Clock clock, Backoff backoff, ReportPlace reports) {
    this.connector = connector;
    this.clock = clock;
    this.backoff = backoff;
    this.reports = reports;
  }

  /** Returns these objects with a connector whose requests are limited for one run. */
  RunParts forRun(LoadLimits load, Cancellation cancellation) {
    return new RunParts(connector.forRun(load, cancellation), clock, backoff, reports);
  }

  ClusterConnector connector() {
    return connector;
  }

  Clock clock() {
    return clock;
  }

  ReportPlace reports() {
    return reports;
  }

  /** The waits between attempts at a file. */
  Backoff backoff() {
    return backoff;
  }

  /** The time that a server may still need for an abandoned request: four times the first wait. */
  Duration grace() {
    return backoff.after(3);
  }
}
