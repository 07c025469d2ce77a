package io.howdah.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.ClusterPath;
import io.howdah.CopyListener;
import io.howdah.CopyRequest;
import io.howdah.CopyRequest.Target;
import io.howdah.CopyStatus;
import io.howdah.cluster.ClusterConfiguration;
import io.howdah.cluster.ClusterSettings;
import io.howdah.cluster.Nameservice;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HdfsFiles;
import io.howdah.lab.LabClusters;
import io.howdah.lab.Referee;
import io.howdah.lab.Tree;
import io.howdah.lab.TreeSpec;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Copies between two federated clusters, of which each nameservice has a pair of NameNodes. */
class FederationIT {
  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.ofItsOwn(
          HdfsCluster.builder("staging").nameservices(2).nameNodes(2),
          HdfsCluster.builder("prod").nameservices(2).nameNodes(2));

  private final HdfsCluster staging = LAB.cluster("staging");
  private final HdfsCluster prod = LAB.cluster("prod");
  private String from = "";
  private String to = "";

  /** The source's mount is {@code archive} and the destination's is {@code logs}. */
  @BeforeEach
  void writeTreesToBothNameservices() {
    from = LAB.newDirectory("staging");
    to = LAB.newDirectory("prod") + "/target";
    staging.files().writeTree(from + "/data", new TreeSpec(60, 6, 0, 400_000, 1));
    staging.files().writeTree(from + "/logs", new TreeSpec(60, 6, 0, 400_000, 2));
    second(staging).writeTree(from + "/archive", new TreeSpec(60, 6, 0, 400_000, 3));
    second(prod).mkdirs(to + "/logs");
  }

  @Test
  void copiesAcrossMountsOnBothSides() {
    CopyStatus status = copy(CopyListener.NONE);

    assertThat(status.error()).isNull();
    assertThat(status.verifiedFiles()).isEqualTo(180);
    judge();
  }

  @Test
  void skipsEverythingTheSecondTime() {
    copy(CopyListener.NONE);

    CopyStatus again = copy(CopyListener.NONE);

    assertThat(again.error()).isNull();
    assertThat(again.skipped().files()).isEqualTo(180);
    assertThat(again.copied().files()).isZero();
  }

  @Test
  void survivesAFailoverOfEachNameservice() {
    OnceMoved middle =
        new OnceMoved(
            12 << 20,
            () -> {
              staging.nameservices().forEach(staging::failover);
              prod.nameservices().forEach(prod::failover);
            });

    CopyStatus status = copy(middle);

    assertThat(middle.happened()).isTrue();
    assertThat(status.error()).isNull();
    assertThat(status.failures()).isEmpty();
    judge();
  }

  private void judge() {
    Referee.compare(staging, from + "/data", prod, to + "/data").assertEqual();
    Referee.compare(tree(staging, 0, from + "/logs"), tree(prod, 1, to + "/logs")).assertEqual();
    Referee.compare(tree(staging, 1, from + "/archive"), tree(prod, 0, to + "/archive"))
        .assertEqual();
  }

  private CopyStatus copy(CopyListener listener) {
    ClusterConfiguration configuration =
        ClusterConfiguration.builder()
            .cluster(settings(staging, from + "/archive"))
            .cluster(settings(prod, to + "/logs"))
            .build();
    CopyRequest request =
        CopyRequest.builder(ClusterPath.of("staging", from), ClusterPath.of("prod", to))
            .target(Target.EXACT)
            .options(LabCopy.FORCE)
            .build();
    try (ClusterCopyEngine engine = ClusterCopyEngine.open(configuration)) {
      return engine.copy(request, listener, new Cancellation());
    }
  }

  private static ClusterSettings settings(HdfsCluster cluster, String mount) {
    return ClusterSettings.builder(cluster.name())
        .nameservice(nameservice(cluster.nameservices().get(0).urls(), "/"))
        .nameservice(nameservice(cluster.nameservices().get(1).urls(), mount))
        .build();
  }

  private static Nameservice nameservice(List<URI> urls, String mount) {
    Nameservice.Builder nameservice = Nameservice.builder().mount(mount);
    for (URI url : urls) {
      nameservice.url(url.toString());
    }
    return nameservice.build();
  }

  private static HdfsFiles second(HdfsCluster cluster) {
    return cluster.filesOf(cluster.nameservices().get(1));
  }

  private static Tree tree(HdfsCluster cluster, int nameservice, String path) {
    return Tree.of(cluster, cluster.nameservices().get(nameservice), path);
  }
}
