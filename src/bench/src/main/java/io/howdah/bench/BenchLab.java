package io.howdah.bench;

import io.howdah.lab.Comparison;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HdfsClusterBuilder;
import io.howdah.lab.Referee;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The two clusters, what lies on them between runs, and the referee. */
final class BenchLab implements AutoCloseable {
  private static final String SOURCE = "/bench/source";
  private static final String DESTINATION = "/bench/destination";

  private final HdfsCluster staging;
  private final HdfsCluster prod;
  private final Route route;
  private final Settling sourceSettling;
  private final Settling destinationSettling;

  private BenchLab(HdfsCluster staging, HdfsCluster prod, Route route)
      throws IOException, InterruptedException {
    this.staging = staging;
    this.prod = prod;
    this.route = route;
    this.sourceSettling = Settling.of(staging);
    this.destinationSettling = Settling.of(prod);
  }

  static BenchLab start(Close close, Path logs) throws IOException, InterruptedException {
    List<HdfsCluster> clusters =
        HdfsCluster.startAll(builder("staging", close, logs), builder("prod", close, logs));
    return new BenchLab(clusters.get(0), clusters.get(1), Route.DIRECT);
  }

  private static HdfsClusterBuilder builder(String name, Close close, Path logs) {
    HdfsClusterBuilder builder =
        HdfsCluster.builder(name)
            .compiledForSpeed()
            .logDirectory(logs)
            // Clients that are told to go by names, as those at a distance are, need one.
            .set("dfs.datanode.hostname", "localhost");
    return close == Close.STOCK ? builder.stockClose() : builder;
  }

  String hadoopVersion() {
    return staging.hadoopVersion().toString();
  }

  Route route() {
    return route;
  }

  Endpoint source() {
    return endpoint(staging);
  }

  Endpoint destination() {
    return endpoint(prod);
  }

  /** Puts a data set onto the source cluster, in place of the one before. */
  Workload write(DataSet set, double scale) throws IOException, InterruptedException {
    staging.files().delete(SOURCE);
    sourceSettling.await();
    emptyDestination();
    set.write(staging.files(), SOURCE, scale);
    return Workload.of(set, SOURCE, DESTINATION, staging.files().list(SOURCE));
  }

  /** Leaves nothing of the last run, also not on the DataNodes' disks. */
  void emptyDestination() throws IOException, InterruptedException {
    prod.files().delete(DESTINATION);
    prod.files().mkdirs(parent(DESTINATION));
    destinationSettling.await();
  }

  /** Whether the copy has every file and directory of the source, byte by byte, and no other. */
  Comparison compare(Workload workload) {
    return Referee.compare(staging, workload.source(), prod, workload.destination());
  }

  @Override
  public void close() {
    staging.close();
    prod.close();
  }

  private static Endpoint endpoint(HdfsCluster cluster) {
    Map<String, String> configuration =
        cluster.clientConfiguration().entrySet().stream()
            .filter(entry -> entry.getKey().startsWith("dfs.client."))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return new Endpoint(
        cluster.name(),
        cluster.urls().get(0),
        cluster.hdfsUri(),
        cluster.user(),
        Map.copyOf(configuration));
  }

  private static String parent(String path) {
    return path.substring(0, path.lastIndexOf('/'));
  }
}
