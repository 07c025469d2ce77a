package io.howdah.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The less usual clusters. */
class TopologyIT {
  @Test
  void killsADataNodeAndStartsItAgainWithItsBlocks() throws Exception {
    try (HdfsCluster cluster =
        HdfsCluster.builder("killable").dataNodes(1).dataNodesInOwnProcesses().start()) {
      cluster.files().write("/a", 10_000, 3);

      cluster.killDataNode(0);
      assertThat(WebHdfs.isListening(cluster.dataNodeUrl(0))).isFalse();

      cluster.startDataNode(0);
      assertThat(WebHdfs.open(cluster.urls().get(0), "/a")).isEqualTo(HdfsFiles.content(3, 10_000));
      cluster.stopDataNode(0);
      cluster.startDataNode(0);
      assertThat(cluster.files().read("/a")).isEqualTo(HdfsFiles.content(3, 10_000));
    }
  }

  @Test
  void killsOnlyDataNodesInTheirOwnProcesses() {
    try (HdfsCluster cluster = HdfsCluster.builder("unkillable").dataNodes(1).start()) {
      assertThatThrownBy(() -> cluster.killDataNode(0))
          .hasMessageContaining("shares the cluster's");
    }
  }

  @Test
  void federatesNameservices() throws Exception {
    try (HdfsCluster cluster =
        HdfsCluster.builder("federated").dataNodes(1).nameservices(2).start()) {
      Nameservice first = cluster.nameservices().get(0);
      Nameservice second = cluster.nameservices().get(1);
      cluster.filesOf(first).write("/a", 100, 1);
      cluster.filesOf(second).write("/a", 100, 2);

      assertThat(WebHdfs.open(first.urls().get(0), "/a")).isEqualTo(HdfsFiles.content(1, 100));
      assertThat(WebHdfs.open(second.urls().get(0), "/a")).isEqualTo(HdfsFiles.content(2, 100));
      assertThat(
              Referee.compare(Tree.of(cluster, first, "/"), Tree.of(cluster, second, "/"))
                  .differenceCount())
          .isEqualTo(1);
    }
  }

  @Test
  void federatesPairs() throws Exception {
    try (HdfsCluster cluster =
        HdfsCluster.builder("pairs").dataNodes(1).nameservices(2).nameNodes(2).start()) {
      Nameservice second = cluster.nameservices().get(1);
      cluster.failover(second);

      assertThat(cluster.nameNodeStates())
          .containsExactly("active", "standby", "standby", "active");
      WebHdfs.create(second.urls().get(1), "/a", HdfsFiles.content(2, 100));
      assertThat(cluster.filesOf(second).read("/a")).isEqualTo(HdfsFiles.content(2, 100));
    }
  }
}
