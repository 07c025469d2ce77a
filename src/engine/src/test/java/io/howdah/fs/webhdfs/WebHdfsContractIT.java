package io.howdah.fs.webhdfs;

import io.howdah.lab.HadoopVersion;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.LabClusters;
import io.howdah.lab.Sweep;
import java.net.URI;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The contract on a NameNode and DataNodes of each version of Hadoop. By default it runs on the
 * version of all other tests and on the one that differs most from it.
 */
class WebHdfsContractIT {
  private static final int PAGE = 5;

  private static LabClusters cluster(HadoopVersion version) {
    return LabClusters.ofItsOwn(
        HdfsCluster.builder("contract")
            .hadoop(version)
            .set("dfs.namenode.acls.enabled", "true")
            .set("dfs.ls.limit", Integer.toString(PAGE)));
  }

  /** Runs the contract on one of the clusters. */
  abstract static class OnCluster extends WebHdfsContract {
    private final LabClusters lab;

    OnCluster(LabClusters lab) {
      this.lab = lab;
    }

    @Override
    List<URI> urls() {
      return lab.cluster("contract").urls();
    }

    @Override
    public OptionalInt pageSize() {
      return OptionalInt.of(PAGE);
    }
  }

  @Nested
  class On2102 extends OnCluster {
    @RegisterExtension static final LabClusters LAB = cluster(HadoopVersion.V2_10_2);

    On2102() {
      super(LAB);
    }
  }

  @Sweep
  @Nested
  class On336 extends OnCluster {
    @RegisterExtension static final LabClusters LAB = cluster(HadoopVersion.V3_3_6);

    On336() {
      super(LAB);
    }
  }

  @Nested
  class On343 extends OnCluster {
    @RegisterExtension static final LabClusters LAB = cluster(HadoopVersion.V3_4_3);

    On343() {
      super(LAB);
    }
  }

  @Sweep
  @Nested
  class On350 extends OnCluster {
    @RegisterExtension static final LabClusters LAB = cluster(HadoopVersion.V3_5_0);

    On350() {
      super(LAB);
    }
  }
}
