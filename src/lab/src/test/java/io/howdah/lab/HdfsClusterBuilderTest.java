package io.howdah.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HdfsClusterBuilderTest {
  @Test
  void sameWishesMakeEqualOptions() {
    HdfsClusterBuilder one = HdfsCluster.builder("staging").nameNodes(2).blockSize(1024);
    HdfsClusterBuilder other = HdfsCluster.builder("staging").blockSize(1024).nameNodes(2);

    assertThat(one.options()).isEqualTo(other.options());
    assertThat(one.options()).isNotEqualTo(other.stockClose().options());
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> HdfsCluster.builder("My Cluster"))
        .hasMessageStartingWith("'My Cluster' is no name of a cluster");
    assertThatThrownBy(() -> HdfsCluster.builder("a").nameNodes(3))
        .hasMessage("nameNodes must be 1 to 2, not 3.");
    assertThatThrownBy(() -> HadoopVersion.of("1.0")).hasMessage("The lab has no Hadoop 1.0.");
  }

  @Test
  void everyVersionHasItsClassPath() {
    for (HadoopVersion version : HadoopVersion.values()) {
      assertThat(version.classPath()).contains("hadoop-hdfs-" + version + ".jar");
    }
  }

  @Test
  void pairsAreKnownByALogicalName() {
    Layout layout =
        Layout.of(HdfsCluster.builder("staging").nameNodes(2).options(), new FreePorts());

    assertThat(layout.clientConfiguration())
        .containsEntry("fs.defaultFS", "hdfs://staging-ns1")
        .containsEntry("dfs.nameservices", "staging-ns1")
        .containsEntry("dfs.ha.namenodes.staging-ns1", "nn1,nn2")
        .containsKeys(
            "dfs.namenode.rpc-address.staging-ns1.nn1",
            "dfs.namenode.rpc-address.staging-ns1.nn2",
            "dfs.client.failover.proxy.provider.staging-ns1");
  }
}
