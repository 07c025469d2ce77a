package io.howdah.check;

import io.howdah.ClusterCheck;
import io.howdah.ClusterCheckOptions;
import io.howdah.ClusterReport;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.cluster.ClusterConfiguration;
import io.howdah.cluster.ClusterSettings;
import io.howdah.connect.Identity;
import io.howdah.connect.OwnIdentity;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Checks the clusters of a configuration at the same time, each within a time limit. */
public final class ConfiguredClusterCheck implements ClusterCheck {
  private final ClusterConfiguration configuration;
  private final Identity identity;
  private final Clock clock;

  private ConfiguredClusterCheck(
      ClusterConfiguration configuration, Identity identity, Clock clock) {
    this.configuration = configuration;
    this.identity = identity;
    this.clock = clock;
  }

  /** A check of the clusters of a configuration file, for the user of this process. */
  public static ConfiguredClusterCheck open(ClusterConfiguration configuration) {
    return of(configuration, Clock.systemUTC());
  }

  /**
   * A check for the user of this process.
   *
   * @param clock the clock that is compared with those of the servers
   */
  public static ConfiguredClusterCheck of(ClusterConfiguration configuration, Clock clock) {
    return new ConfiguredClusterCheck(configuration, new OwnIdentity(), clock);
  }

  @Override
  public List<ClusterReport> check(Collection<String> aliases, ClusterCheckOptions options)
      throws CopyException {
    Set<String> chosen = aliases.isEmpty() ? configuration.aliases() : new LinkedHashSet<>(aliases);
    List<Callable<ClusterReport>> checks = new ArrayList<>();
    for (String alias : chosen) {
      ClusterSettings cluster = configuration.cluster(alias, Collections.emptySet());
      checks.add(() -> check(cluster, options));
    }
    ExecutorService threads =
        Executors.newFixedThreadPool(options.threads(), work -> daemon(work, "howdah-checks"));
    try {
      List<ClusterReport> reports = new ArrayList<>();
      for (Future<ClusterReport> report : threads.invokeAll(checks)) {
        reports.add(report.get());
      }
      return Collections.unmodifiableList(reports);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CopyException(ErrorCode.CANCELLED, "The check of the clusters was cancelled.", e);
    } catch (ExecutionException e) {
      throw new CopyException(
          ErrorCode.INTERNAL_ERROR, "The check of the clusters broke off: " + e + ".", e);
    } finally {
      threads.shutdownNow();
    }
  }

  /**
   * Returns the report at the time limit at the latest. The thread is left running: a host name
   * lookup cannot be interrupted.
   */
  private ClusterReport check(ClusterSettings cluster, ClusterCheckOptions options)
      throws InterruptedException {
    ClusterExamination examination = new ClusterExamination(cluster, identity, options, clock);
    Thread thread = daemon(examination::run, "howdah-check-" + cluster.name());
    thread.start();
    thread.join(options.timeLimit().toMillis());
    return thread.isAlive() ? examination.lateReport() : examination.report();
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
