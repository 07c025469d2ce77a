package io.howdah.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LabClustersIT {
  @RegisterExtension static final LabClusters SHARED = LabClusters.of(HdfsCluster.builder("equal"));

  @RegisterExtension
  static final LabClusters ALSO_SHARED = LabClusters.of(HdfsCluster.builder("equal"));

  @RegisterExtension
  static final LabClusters OWN = LabClusters.ofItsOwn(HdfsCluster.builder("equal"));

  @Test
  void sharesClustersOfEqualOptions() {
    assertThat(ALSO_SHARED.cluster("equal")).isSameAs(SHARED.cluster("equal"));
  }

  @Test
  void sharesNoClusterOfAClassOfItsOwn() {
    assertThat(OWN.cluster("equal")).isNotSameAs(SHARED.cluster("equal"));
  }
}
