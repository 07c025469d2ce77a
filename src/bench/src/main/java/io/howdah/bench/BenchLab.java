package io.howdah.bench;

import io.howdah.ClusterPath;
import io.howdah.CopyException;
import io.howdah.lab.Comparison;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HdfsClusterBuilder;
import io.howdah.lab.Referee;
import io.howdah.ledger.WrittenLedger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
  private static final int LEAST_HEAP_MIB = 1_024;

  /** The referee, inside the source's process, keeps an entry of each file of both sides. */
  private static final int FILES_OF_A_MIB = 250;

  /** An empty file is taken for a finished one when it is a day old. */
  private static final Duration AGE_OF_PREPARED_FILES = Duration.ofDays(3);

  private static final Duration AGE_OF_LEDGER = Duration.ofDays(1);
  private static final int LARGEST_CHANGE = 1_024;
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
    return start(close, roundTrip, logs, LEAST_HEAP_MIB);
  }

  /** Starts clusters for trees of this many files, which are quick to close files. */
  static BenchLab startFor(int files, Path logs) throws IOException, InterruptedException {
    return start(Close.QUICK, Duration.ZERO, logs, LEAST_HEAP_MIB + files / FILES_OF_A_MIB);
  }

  private static BenchLab start(Close close, Duration roundTrip, Path logs, int heapMib)
      throws IOException, InterruptedException {
    boolean isFar = !roundTrip.isZero();
    HdfsClusterBuilder[] builders =
        Stream.of("staging", "prod")
            .map(name -> HdfsCluster.builder(name).compiledForSpeed().logDirectory(logs))
            .map(builder -> builder.jvmFlag("-Xmx" + heapMib + "m"))
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

  /** The snapshots of the source and the destination of a tree. */
  MirrorSnapshots snapshots(Workload workload) {
    return new MirrorSnapshots(staging.files(), prod.files(), workload);
  }

  /**
   * Makes the same empty files on both sides, in place of what was there, and the ledger that a
   * first copy by Howdah would leave. That copy would prove each file, which takes milliseconds.
   */
  Workload prepare(NightlyTree.Prepared tree) throws IOException, InterruptedException {
    staging.files().delete(SOURCE);
    sourceSettling.await();
    emptyDestination();
    long time = Instant.now().minus(AGE_OF_PREPARED_FILES).toEpochMilli();
    staging.files().makeEmptyFiles(SOURCE, tree.files(), tree.directories(), time);
    prod.files().makeEmptyFiles(DESTINATION, tree.files(), tree.directories(), time);
    makeHome();
    writeLedger();
    return new Workload(DataSet.E, SOURCE, DESTINATION, tree.paths(), 0);
  }

  private void writeLedger() throws IOException {
    ClusterPath from = ClusterPath.of(staging.name(), SOURCE);
    ClusterPath to = ClusterPath.of(prod.name(), DESTINATION);
    Clock yesterday = Clock.offset(Clock.systemUTC(), AGE_OF_LEDGER.negated());
    try (WrittenLedger ledger = new WrittenLedger(staging, from, prod, to, yesterday)) {
      ledger.save();
    } catch (CopyException e) {
      throw new IOException("The ledger cannot be prepared.", e);
    }
  }

  /**
   * Replaces files of the source, spread over all of them, by others of the same length. An empty
   * file gets content.
   *
   * @param seed decides which files, and their content
   */
  void change(Workload workload, int files, long seed) {
    int all = workload.files().size();
    for (int i = 0; i < files; i++) {
      int chosen = (int) (((long) all * i / files + seed) % all);
      String path = workload.source() + "/" + workload.files().get(chosen);
      long length = staging.files().status(path).orElseThrow().length();
      long bytes = length > 0 ? length : 1 + (seed + i) % LARGEST_CHANGE;
      staging.files().write(path, bytes, seed + i);
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
