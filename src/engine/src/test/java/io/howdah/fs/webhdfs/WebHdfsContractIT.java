package io.howdah.fs.webhdfs;

import io.howdah.lab.HadoopVersion;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HdfsClusterBuilder;
import io.howdah.lab.LabClusters;
import java.net.URI;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract on a NameNode and DataNodes of each version of Hadoop. */
class WebHdfsContractIT {
  private static final int PAGE = 5;

  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.of(
          cluster(HadoopVersion.V2_10_2),
          cluster(HadoopVersion.V3_3_6),
          cluster(HadoopVersion.V3_4_3),
          cluster(HadoopVersion.V3_5_0));

  private static HdfsClusterBuilder cluster(HadoopVersion version) {
    return HdfsCluster.builder(nameOf(version))
        .hadoop(version)
        .set("dfs.ls.limit", Integer.toString(PAGE));
  }

  private static String nameOf(HadoopVersion version) {
    return "contract-" + version.toString().replace('.', '-');
  }

  /** Runs the contract on one of the clusters. */
  abstract static class OnCluster extends WebHdfsContract {
    private final HadoopVersion version;

    OnCluster(HadoopVersion version) {
      this.version = version;
    }

    @Override
    List<URI> urls() {
      return LAB.cluster(nameOf(version)).urls();
    }

    @Override
    public OptionalInt pageSize() {
      return OptionalInt.of(PAGE);
    }
  }

  @Nested
  class On2102 extends OnCluster {
    On2102() {
      super(HadoopVersion.V2_10_2);
    }
  }

  @Nested
  class On336 extends OnCluster {
    On336() {
      super(HadoopVersion.V3_3_6);
    }
  }

  @Nested
  class On343 extends OnCluster {
    On343() {
      super(HadoopVersion.V3_4_3);
    }
  }

  @Nested
  class On350 extends OnCluster {
    On350() {
      super(HadoopVersion.V3_5_0);
    }
  }
}
