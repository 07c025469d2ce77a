package io.howdah.check;

import io.howdah.Cancellation;
import io.howdah.CopyListener;
import io.howdah.CopyRequest;
import io.howdah.TreeCheck;
import io.howdah.TreeComparison;
import io.howdah.backoff.Backoff;
import io.howdah.cluster.ClusterConfiguration;
import io.howdah.cluster.KerberosSettings;
import io.howdah.connect.ClusterConnector;
import io.howdah.connect.ConfiguredClusters;
import io.howdah.connect.SharedLimits;
import io.howdah.run.ClusterCopyEngine;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Compares trees of clusters. Each comparison opens its own connections, threads and state, and
 * closes them at its end.
 */
public final class ClusterTreeCheck implements TreeCheck {
  private final ClusterConnector connector;
  private final Clock clock;
  private final Backoff backoff;

  private ClusterTreeCheck(ClusterConnector connector, Clock clock, Backoff backoff) {
    this.connector = connector;
    this.clock = clock;
    this.backoff = backoff;
  }

  /** A check for the clusters of a configuration file. */
  public static ClusterTreeCheck open(ClusterConfiguration configuration) {
    return of(
        ConfiguredClusters.ofOurselves(configuration),
        Clock.systemUTC(),
        ClusterCopyEngine.BACKOFF);
  }

  /**
   * A check for a server that compares on behalf of {@code user}, as {@link
   * ClusterCopyEngine#serving(ClusterConfiguration, String, int, KerberosSettings, SharedLimits)}
   * copies.
   *
   * @param maxThreads the maximum number of files of a comparison in flight, whatever its request
   *     contains
   * @param serverLogin the login at clusters with Kerberos that have none; null where each of them
   *     must have one
   * @param limits those of the server for all copies and checks together
   * @throws IllegalArgumentException where {@code user} is blank or {@code maxThreads} less than 1
   */
  public static ClusterTreeCheck serving(
      ClusterConfiguration configuration,
      String user,
      int maxThreads,
      @Nullable KerberosSettings serverLogin,
      SharedLimits limits) {
    return of(
        ConfiguredClusters.serving(configuration, user, serverLogin, maxThreads).sharing(limits),
        Clock.systemUTC(),
        ClusterCopyEngine.BACKOFF);
  }

  /**
   * A check that opens clusters with {@code connector}.
   *
   * @param backoff the waits between attempts at a file, or a stream that is read
   */
  public static ClusterTreeCheck of(ClusterConnector connector, Clock clock, Backoff backoff) {
    return new ClusterTreeCheck(connector, clock, backoff);
  }

  @Override
  public TreeComparison compare(
      CopyRequest request, CopyListener listener, Cancellation cancellation) {
    return new ComparisonRun(connector, clock, backoff, request, listener).run(cancellation);
  }

  @Override
  public TreeComparison compareWithReport(
      CopyRequest request, CopyListener listener, Cancellation cancellation) {
    return new ComparisonRun(connector, clock, backoff, request, listener)
        .runWithReport(cancellation);
  }

  @Override
  public TreeComparison measureLag(
      CopyRequest request, CopyListener listener, Cancellation cancellation) {
    return new ComparisonRun(connector, clock, backoff, request, listener).runLag(cancellation);
  }

  @Override
  public void close() {
    // A comparison closes everything that it opens.
  }
}
