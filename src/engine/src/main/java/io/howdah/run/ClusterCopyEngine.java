package io.howdah.run;

import io.howdah.Cancellation;
import io.howdah.CopyEngine;
import io.howdah.CopyListener;
import io.howdah.CopyRequest;
import io.howdah.CopyStatus;
import io.howdah.RunJournal;
import io.howdah.TableRegistry;
import io.howdah.backoff.Backoff;
import io.howdah.cluster.ClusterConfiguration;
import io.howdah.cluster.KerberosSettings;
import io.howdah.connect.ClusterConnector;
import io.howdah.connect.ConfiguredClusters;
import io.howdah.connect.SharedLimits;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The copy engine. Each copy opens its own connections, threads and state, and closes them at its
 * end.
 */
public final class ClusterCopyEngine implements CopyEngine {
  /** The waits between attempts at a file: half a second at first, ten seconds at most. */
  public static final Backoff BACKOFF =
      Backoff.of(Duration.ofMillis(500), 2, Duration.ofSeconds(10));

  private final RunParts parts;

  private ClusterCopyEngine(RunParts parts) {
    this.parts = parts;
  }

  /** An engine for the clusters of a configuration file. */
  public static ClusterCopyEngine open(ClusterConfiguration configuration) {
    return of(ConfiguredClusters.ofOurselves(configuration), Clock.systemUTC(), BACKOFF);
  }

  /**
   * An engine for a server that copies on behalf of {@code user}. Requests are authenticated with
   * the login of the configuration, or of this process, and act as {@code user} ({@code doas}).
   * Home directories are those of {@code user}. The alias {@code local} does not exist. A cluster
   * with a {@code proxy} or a delegation token is rejected with {@link
   * io.howdah.ErrorCode#INVALID_CONFIGURATION}.
   *
   * @param maxThreads the maximum number of files and chunks of a copy in flight, whatever its
   *     request contains
   * @throws IllegalArgumentException where {@code user} is blank or {@code maxThreads} less than 1
   */
  public static ClusterCopyEngine serving(
      ClusterConfiguration configuration, String user, int maxThreads) {
    return serving(configuration, user, maxThreads, null);
  }

  /**
   * The same engine, for a server with its own Kerberos login.
   *
   * @param serverLogin the login at clusters with Kerberos that have none; null where each of them
   *     must have one
   */
  public static ClusterCopyEngine serving(
      ClusterConfiguration configuration,
      String user,
      int maxThreads,
      @Nullable KerberosSettings serverLogin) {
    return serving(configuration, user, maxThreads, serverLogin, SharedLimits.of(configuration));
  }

  /**
   * The same engine, for a server that limits all of its copies together.
   *
   * @param limits those of the server, which take the place of the configuration's
   */
  public static ClusterCopyEngine serving(
      ClusterConfiguration configuration,
      String user,
      int maxThreads,
      @Nullable KerberosSettings serverLogin,
      SharedLimits limits) {
    return new ClusterCopyEngine(
        new RunParts(
            ConfiguredClusters.serving(configuration, user, serverLogin, maxThreads)
                .sharing(limits),
            Clock.systemUTC(),
            BACKOFF,
            ReportPlace.DESTINATION));
  }

  /**
   * An engine that opens clusters with {@code connector}.
   *
   * @param backoff the waits between attempts at a file, a chunk, or a stream that is read
   */
  public static ClusterCopyEngine of(ClusterConnector connector, Clock clock, Backoff backoff) {
    return new ClusterCopyEngine(new RunParts(connector, clock, backoff, ReportPlace.THIS_MACHINE));
  }

  /** Returns this engine with tables, to which partitions are made known. */
  public ClusterCopyEngine registeringAt(TableRegistry tables) {
    return new ClusterCopyEngine(parts.registeringAt(tables));
  }

  @Override
  public CopyStatus copy(
      CopyRequest request, CopyListener listener, Cancellation cancellation, RunJournal journal) {
    return new CopyRun(parts, request, listener, journal).run(cancellation);
  }

  @Override
  public void close() {
    // A copy closes everything that it opens.
  }
}
