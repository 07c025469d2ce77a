package io.howdah.run;

import io.howdah.lab.HadoopVersion;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.LabClusters;
import io.howdah.lab.Sweep;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sequences of {@link MirrorModelTest} on a real cluster, which lists two entries at a time.
 */
class MirrorModelIT {
  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.ofItsOwn(
          HdfsCluster.builder("model").hadoop(HadoopVersion.V3_4_3).set("dfs.ls.limit", "2"));

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @Test
  void keepsTreesEqualIn5Sequences() throws Exception {
    run(1, 5);
  }

  @Sweep
  @Test
  void keepsTreesEqualIn50Sequences() throws Exception {
    run(100, 149);
  }

  private void run(long first, long last) throws Exception {
    HdfsCluster cluster = LAB.cluster("model");
    for (long seed = first; seed <= last; seed++) {
      LabModelClusters clusters =
          new LabModelClusters(
              new LabCopy(cluster, cluster), cluster.files(), LAB.newDirectory("model"));
      new MirrorSequence(seed, clusters, directory).run();
    }
  }
}
