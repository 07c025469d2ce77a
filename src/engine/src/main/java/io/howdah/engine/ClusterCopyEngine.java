package io.howdah.engine;

import io.howdah.Cancellation;
import io.howdah.CopyEngine;
import io.howdah.CopyListener;
import io.howdah.CopyRequest;
import io.howdah.CopyStatus;
import io.howdah.RunJournal;
import io.howdah.cluster.ClusterConfiguration;
import io.howdah.transfer.RetrySchedule;
import java.time.Clock;

/**
 * The copy engine: each copy opens its own connections, threads and state, and leaves none behind.
 */
public final class ClusterCopyEngine implements CopyEngine {
  private final ClusterConnector connector;
  private final Clock clock;
  private final RetrySchedule retrySchedule;

  private ClusterCopyEngine(ClusterConnector connector, Clock clock, RetrySchedule retrySchedule) {
    this.connector = connector;
    this.clock = clock;
    this.retrySchedule = retrySchedule;
  }

  /** An engine for the clusters of a configuration file. */
  public static ClusterCopyEngine open(ClusterConfiguration configuration) {
    return of(new ConfiguredClusters(configuration), Clock.systemUTC(), RetrySchedule.standard());
  }

  /** An engine that opens clusters with {@code connector}. */
  public static ClusterCopyEngine of(
      ClusterConnector connector, Clock clock, RetrySchedule retrySchedule) {
    return new ClusterCopyEngine(connector, clock, retrySchedule);
  }

  @Override
  public CopyStatus copy(
      CopyRequest request, CopyListener listener, Cancellation cancellation, RunJournal journal) {
    return new CopyRun(connector, clock, retrySchedule, request, listener, journal)
        .run(cancellation);
  }

  @Override
  public void close() {
    // Nothing outlives a copy.
  }
}
