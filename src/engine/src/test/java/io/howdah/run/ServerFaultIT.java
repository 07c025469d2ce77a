package io.howdah.run;

import static io.howdah.run.MemoryCopy.stoppedBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HdfsClusterBuilder;
import io.howdah.lab.LabClusters;
import io.howdah.lab.TreeSpec;
import io.howdah.lab.WriteOptions;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Servers that stop or die in the middle of a copy. */
@Order(1) // it is long
class ServerFaultIT {
  private static final TreeSpec TREE = new TreeSpec(400, 20, 0, 300_000, 1);
  private static final long MIDDLE = 15 << 20;

  @RegisterExtension static final LabClusters LAB = LabClusters.of(HdfsCluster.builder("staging"));

  @Test
  void survivesFailoversOnBothSides() {
    List<HdfsCluster> clusters =
        HdfsCluster.startAll(
            HdfsCluster.builder("staging").nameNodes(2), HdfsCluster.builder("prod").nameNodes(2));
    try (HdfsCluster staging = clusters.get(0);
        HdfsCluster prod = clusters.get(1)) {
      staging.files().writeTree("/data", TREE);
      OnceMoved middle =
          new OnceMoved(
              MIDDLE,
              () -> {
                staging.failover();
                prod.failover();
              });

      new LabCopy(staging, prod).copyAndJudge("/data", "/copy", CopyOptions.defaults(), middle);

      assertThat(middle.happened()).isTrue();
      assertThat(prod.files().filePaths("/copy")).hasSize(TREE.files());
    }
  }

  @Test
  void survivesTheDeathOfADataNodeOnBothSides() {
    List<HdfsCluster> clusters =
        HdfsCluster.startAll(threeDataNodes("staging"), threeDataNodes("prod"));
    try (HdfsCluster staging = clusters.get(0);
        HdfsCluster prod = clusters.get(1)) {
      staging.files().writeTree("/data", TREE);
      staging.files().write("/data/large", 100 << 20, 2, WriteOptions.blockSize(8 << 20));
      OnceMoved middle =
          new OnceMoved(
              MIDDLE,
              () -> {
                staging.killDataNode(0);
                prod.killDataNode(1);
              });

      new LabCopy(staging, prod).copyAndJudge("/data", "/copy", CopyOptions.defaults(), middle);

      assertThat(middle.happened()).isTrue();
      assertThat(prod.files().filePaths("/copy")).hasSize(TREE.files() + 1);
    }
  }

  @Test
  void saysWhichClusterIsGone() {
    HdfsCluster staging = LAB.cluster("staging");
    String source = LAB.newDirectory("staging");
    try (HdfsCluster prod = HdfsCluster.builder("prod").start()) {
      staging.files().writeTree(source, TREE);
      OnceMoved middle = new OnceMoved(MIDDLE, () -> prod.stopNameNode(0));

      CopyStatus status =
          new LabCopy(staging, prod)
              .copy(source, "/copy", CopyOptions.defaults(), middle, new Cancellation());

      assertThat(middle.happened()).isTrue();
      assertThat(stoppedBy(status)).isEqualTo(ErrorCode.CLUSTER_UNREACHABLE);
      assertThat(status.error()).hasMessageContaining(prod.urls().get(0).toString());
      assertThat(status.expected().files())
          .isEqualTo(status.copied().files() + status.failed().files());
    }
  }

  private static HdfsClusterBuilder threeDataNodes(String name) {
    return HdfsCluster.builder(name)
        .dataNodes(3)
        .replication(2)
        .dataNodesInOwnProcesses()
        .set("dfs.client.block.write.replace-datanode-on-failure.policy", "NEVER");
  }
}
