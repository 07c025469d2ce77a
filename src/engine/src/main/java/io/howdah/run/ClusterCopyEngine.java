package io.howdah.run;

import io.howdah.Cancellation;
import io.howdah.CopyEngine;
import io.howdah.CopyListener;
import io.howdah.CopyRequest;
import io.howdah.CopyStatus;
import io.howdah.RunJournal;
import io.howdah.backoff.Backoff;
import io.howdah.cluster.ClusterConfiguration;
import io.howdah.cluster.KerberosSettings;
import io.howdah.connect.ClusterConnector;
import io.howdah.connect.ConfiguredClusters;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The copy engine: each copy opens its own connections, threads and state, and leaves none behind.
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
   * An engine for a server that copies on behalf of {@code user}: clusters are asked by whom the
   * configuration names, or this process's own user, to act as {@code user} ({@code doas}), whose
   * are the home directories then. The alias {@code local} does not exist. A cluster with a {@code
   * proxy} or a delegation token of its own is refused with {@link
   * io.howdah.ErrorCode#INVALID_CONFIGURATION}.
   *
   * @param maxThreads the most files and chunks of a copy in flight, whatever its request says
   * @throws IllegalArgumentException where {@code user} is blank or {@code maxThreads} less than 1
   */
  public static ClusterCopyEngine serving(
      ClusterConfiguration configuration, String user, int maxThreads) {
    return serving(configuration, user, maxThreads, null);
  }

  /**
   * The same, for a server with a Kerberos login of its own.
   *
   * @param serverLogin the login at clusters with Kerberos that name none; null where each of them
   *     must say
   */
  public static ClusterCopyEngine serving(
      ClusterConfiguration configuration,
      String user,
      int maxThreads,
      @Nullable KerberosSettings serverLogin) {
    if (user.trim().isEmpty()) {
      throw new IllegalArgumentException("The user to serve must have a name.");
    }
    if (maxThreads < 1) {
      throw new IllegalArgumentException("Threads must be at least 1, not " + maxThreads + ".");
    }
    return of(
        ConfiguredClusters.serving(configuration, user, serverLogin, maxThreads),
        Clock.systemUTC(),
        BACKOFF);
  }

  /**
   * An engine that opens clusters with {@code connector}.
   *
   * @param backoff the waits between attempts at a file, a chunk, or a stream that is read
   */
  public static ClusterCopyEngine of(ClusterConnector connector, Clock clock, Backoff backoff) {
    return new ClusterCopyEngine(new RunParts(connector, clock, backoff));
  }

  @Override
  public CopyStatus copy(
      CopyRequest request, CopyListener listener, Cancellation cancellation, RunJournal journal) {
    return new CopyRun(parts, request, listener, journal).run(cancellation);
  }

  @Override
  public void close() {
    // Nothing outlives a copy.
  }
}
