package io.howdah.bench;

import io.howdah.lab.Comparison;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HdfsClusterBuilder;
import io.howdah.lab.Referee;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The two clusters, their files between runs, and the referee. */
final class BenchLab implements AutoCloseable {
  private static final String SOURCE = "/bench/source";
  private static final String DESTINATION = "/bench/destination";
  private static final String OPERATIONS = "TotalFileOps";
  private static final String NAME_OF_DATA_NODES = "dfs.datanode.hostname";

  private final HdfsCluster staging;
  private final HdfsCluster prod;
  private final @Nullable Distance distance;
  private final ServerMetrics sourceMetrics;
  private final ServerMetrics destinationMetrics;
  private final Settling sourceSettling;
  private final Settling destinationSettling;

  private BenchLab(HdfsCluster staging, HdfsCluster prod, @Nullable Distance distance)
      throws IOException, InterruptedException {
    this.staging = staging;
    this.prod = prod;
    this.distance = distance;
    this.sourceMetrics = new ServerMetrics(staging);
    this.destinationMetrics = new ServerMetrics(prod);
    this.sourceSettling = new Settling(sourceMetrics);
    this.destinationSettling = new Settling(destinationMetrics);
  }

  /**
   * Starts the clusters.
   *
   * @param roundTrip how far away they seem to contenders
   */
  static BenchLab start(Close close, Duration roundTrip, Path logs)
      throws IOException, InterruptedException {
    boolean isFar = !roundTrip.isZero();
    HdfsClusterBuilder[] builders =
        Stream.of("staging", "prod")
            .map(name -> HdfsCluster.builder(name).compiledForSpeed().logDirectory(logs))
            .map(builder -> close == Close.STOCK ? builder.stockClose() : builder)
            .map(builder -> isFar ? builder.set(NAME_OF_DATA_NODES, Distance.SERVERS) : builder)
            .toArray(HdfsClusterBuilder[]::new);
    List<HdfsCluster> clusters = HdfsCluster.startAll(builders);
    Distance distance = isFar ? Distance.between(roundTrip, clusters) : null;
    return new BenchLab(clusters.get(0), clusters.get(1), distance);
  }

  String hadoopVersion() {
    return staging.hadoopVersion().toString();
  }

  Route route() {
    return distance == null ? Route.DIRECT : distance.route();
  }

  Endpoint source() {
    return endpoint(staging);
  }

  Endpoint destination() {
    return endpoint(prod);
  }

  /** How long the compilers of all servers have worked. */
  double compileSeconds() throws IOException, InterruptedException {
    return sourceMetrics.compileSeconds() + destinationMetrics.compileSeconds();
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
    prod.files().delete(home());
    prod.files().mkdirs(parent(DESTINATION));
    destinationSettling.await();
  }

  /** Gives the user a home at the destination, in which the agent remembers its proofs. */
  void makeHome() {
    prod.files().mkdirs(home());
  }

  private String home() {
    return "/user/" + prod.user();
  }

  /** Replaces files of the source by others of the same length, spread over all of them. */
  void change(Workload workload, int files, long seed) {
    for (int i = 0; i < files; i++) {
      int chosen = (int) ((long) workload.files().size() * i / files);
      String path = workload.source() + "/" + workload.files().get(chosen);
      long length = staging.files().status(path).orElseThrow().length();
      staging.files().write(path, length, seed + i);
    }
  }

  /** How many file operations the NameNodes of both clusters have performed. */
  long operations() {
    return staging.operationCount(OPERATIONS) + prod.operationCount(OPERATIONS);
  }

  /** Whether the copy has every file and directory of the source, byte by byte, and no other. */
  Comparison compare(Workload workload) {
    return Referee.compare(staging, workload.source(), prod, workload.destination());
  }

  @Override
  public void close() throws IOException {
    if (distance != null) {
      distance.close();
    }
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
