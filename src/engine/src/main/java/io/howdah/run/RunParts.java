package io.howdah.run;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.LoadLimits;
import io.howdah.TableRegistry;
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
  private final TableRegistry tables;

  RunParts(ClusterConnector connector, Clock clock, Backoff backoff, ReportPlace reports) {
    this(connector, clock, backoff, reports, RunParts::noTable);
  }

  private RunParts(
      ClusterConnector connector,
      Clock clock,
      Backoff backoff,
      ReportPlace reports,
      TableRegistry tables) {
    this.connector = connector;
    this.clock = clock;
    this.backoff = backoff;
    this.reports = reports;
    this.tables = tables;
  }

  private static TableRegistry.Table noTable(
      String cluster, String name, String target, Cancellation cancellation) throws CopyException {
    throw new CopyException(
        ErrorCode.UNSUPPORTED_OPERATION,
        "The table " + name + " cannot be opened: this engine has no client of a metastore.");
  }

  /** Returns these objects with tables, to which partitions are made known. */
  RunParts registeringAt(TableRegistry registry) {
    return new RunParts(connector, clock, backoff, reports, registry);
  }

  TableRegistry tables() {
    return tables;
  }

  /** Returns these objects with a connector whose requests are limited for one run. */
  RunParts forRun(LoadLimits load, Cancellation cancellation) {
    return new RunParts(connector.forRun(load, cancellation), clock, backoff, reports, tables);
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
