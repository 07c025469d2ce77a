package io.howdah.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.ClusterPath;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;
import io.howdah.CopyRequest.Target;
import io.howdah.CopyStatus;
import io.howdah.cluster.ClusterConfiguration;
import io.howdah.cluster.ClusterSettings;
import io.howdah.cluster.Nameservice;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.LabClusters;
import io.howdah.lab.Referee;
import io.howdah.lab.TreeSpec;
import io.howdah.lab.proxy.FaultyProxy;
import io.howdah.lab.proxy.Peer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A limit of requests, counted by proxies before real NameNodes. */
class RequestLimitIT {
  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.of(HdfsCluster.builder("staging"), HdfsCluster.builder("prod"));

  private static final int THREADS = 8;

  private final HdfsCluster staging = LAB.cluster("staging");
  private final HdfsCluster prod = LAB.cluster("prod");

  @Test
  void sendsNoMoreRequestsInASecondToEachNameNode() throws Exception {
    String from = LAB.newDirectory("staging");
    String to = LAB.newDirectory("prod") + "/copy";
    staging.files().writeTree(from, new TreeSpec(150, 6, 0, 20_000, 1));

    int limit = 40;
    try (FaultyProxy source = FaultyProxy.before(staging.urls().get(0));
        FaultyProxy destination = FaultyProxy.before(prod.urls().get(0))) {
      CompletableFuture<CopyStatus> copy =
          CompletableFuture.supplyAsync(() -> copy(source, from, destination, to, limit));
      List<Sample> ofSource = new ArrayList<>();
      List<Sample> ofDestination = new ArrayList<>();
      do {
        ofSource.add(sample(source));
        ofDestination.add(sample(destination));
        Thread.sleep(100);
      } while (!copy.isDone());

      assertThat(copy.get().error()).isNull();
      assertThat(copy.get().failures()).isEmpty();
      Referee.compare(staging, from, prod, to).assertEqual();
      assertThat(nameNodeRequests(destination)).isGreaterThan(150);
      assertWithin(limit, ofSource);
      assertWithin(limit, ofDestination);
    }
  }

  /** The number of requests so far. */
  private record Sample(long nanos, long requests) {}

  private static Sample sample(FaultyProxy proxy) {
    long requests = nameNodeRequests(proxy);
    return new Sample(System.nanoTime(), requests);
  }

  private static long nameNodeRequests(FaultyProxy proxy) {
    return proxy.requests().stream().filter(each -> each.peer() == Peer.NAMENODE).count();
  }

  /** What is under way at the begin of an interval may be counted in it. */
  private static void assertWithin(int limit, List<Sample> samples) {
    for (Sample begin : samples) {
      for (Sample end : samples) {
        double seconds = (end.nanos() - begin.nanos()) / 1e9;
        if (seconds > 0.9) {
          assertThat((double) (end.requests() - begin.requests()))
              .as("requests in %s", Duration.ofNanos(end.nanos() - begin.nanos()))
              .isLessThanOrEqualTo(limit * (seconds + 0.25) + THREADS);
        }
      }
    }
  }

  private CopyStatus copy(
      FaultyProxy source, String from, FaultyProxy destination, String to, int limit) {
    ClusterConfiguration configuration =
        ClusterConfiguration.builder()
            .cluster(settings(staging, source))
            .cluster(settings(prod, destination))
            .build();
    CopyRequest request =
        CopyRequest.builder(ClusterPath.of("staging", from), ClusterPath.of("prod", to))
            .target(Target.EXACT)
            .options(CopyOptions.builder().threads(THREADS).requestsPerSecond(limit).build())
            .build();
    try (ClusterCopyEngine engine = ClusterCopyEngine.open(configuration)) {
      return engine.copy(request, CopyListener.NONE, new Cancellation());
    }
  }

  private static ClusterSettings settings(HdfsCluster cluster, FaultyProxy proxy) {
    return ClusterSettings.builder(cluster.name())
        .user(cluster.user())
        .nameservice(Nameservice.builder().mount("/").url(proxy.url().toString()).build())
        .build();
  }
}
