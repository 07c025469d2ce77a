package io.howdah.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The referee reads clusters of any two versions. */
class OldAndNewIT {
  @Test
  void comparesTheOldestVersionWithTheNewest() {
    List<HdfsCluster> clusters =
        HdfsCluster.startAll(
            HdfsCluster.builder("oldest").hadoop(HadoopVersion.V2_10_2).dataNodes(1),
            HdfsCluster.builder("newest").hadoop(HadoopVersion.V3_5_0).dataNodes(1));
    try (HdfsCluster oldest = clusters.get(0);
        HdfsCluster newest = clusters.get(1)) {
      TreeSpec tree = new TreeSpec(20, 2, 0, 2_000, 5);
      oldest.files().writeTree("/tree", tree);
      newest.files().writeTree("/tree", tree);

      Referee.compare(oldest, "/tree", newest, "/tree", Attribute.OWNER).assertEqual();
      newest.files().alter("/tree/dir-0000/file-000000", 0);
      assertThat(Referee.compare(newest, "/tree", oldest, "/tree").differenceCount()).isEqualTo(1);
    }
  }
}
