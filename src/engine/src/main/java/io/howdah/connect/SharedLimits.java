package io.howdah.connect;

import io.howdah.LoadLimits;
import io.howdah.cluster.ClusterConfiguration;
import io.howdah.cluster.ClusterSettings;
import io.howdah.pace.Bandwidth;
import io.howdah.pace.Throttle;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The limits of a configuration, for all runs together that have this object: those of each
 * cluster, and those of all clusters. They can change while runs are under way. Safe for use by
 * many threads.
 */
public final class SharedLimits {
  private final Clock clock;
  private final LongSupplier nanoClock;
  private final Scope all;
  private final Map<String, Scope> clusters = new ConcurrentHashMap<>();

  SharedLimits(Clock clock, LongSupplier nanoClock) {
    this.clock = clock;
    this.nanoClock = nanoClock;
    all = new Scope();
  }

  /** No limits, until {@link #update} sets some. */
  public static SharedLimits none() {
    return new SharedLimits(Clock.system(ZoneId.systemDefault()), System::nanoTime);
  }

  /** The limits of a configuration. */
  public static SharedLimits of(ClusterConfiguration configuration) {
    SharedLimits limits = none();
    limits.update(configuration);
    return limits;
  }

  /**
   * Sets the limits of a configuration, also for runs that are under way. A cluster that it does
   * not have keeps its limits.
   *
   * @return whether any limit has changed
   */
  public synchronized boolean update(ClusterConfiguration configuration) {
    boolean changed = all.set(configuration.limits());
    for (ClusterSettings cluster : configuration.clusters()) {
      changed |= scope(cluster.name()).set(cluster.limits());
    }
    return changed;
  }

  /** The throttles of the bytes that are read from or written to a cluster. */
  List<Throttle> bandwidths(String alias) {
    return Arrays.asList(all.bandwidth, scope(alias).bandwidth);
  }

  /** The throttles of the requests to a server of a cluster. */
  List<Throttle> requests(String alias, URI server) {
    return Arrays.asList(all.requests(server), scope(alias).requests(server));
  }

  private Scope scope(String alias) {
    return clusters.computeIfAbsent(alias, any -> new Scope());
  }

  /** One cluster, or all of them. */
  private final class Scope {
    private volatile LoadLimits limits = LoadLimits.none();
    private final Throttle bandwidth =
        Bandwidth.throttle(() -> limits.bandwidth(), clock, nanoClock);
    private final Map<URI, Throttle> requests = new ConcurrentHashMap<>();

    boolean set(LoadLimits changed) {
      boolean isNew = !changed.equals(limits);
      limits = changed;
      return isNew;
    }

    Throttle requests(URI server) {
      return requests.computeIfAbsent(
          server, any -> new Throttle(() -> limits.requestsPerSecond(), nanoClock));
    }
  }
}
