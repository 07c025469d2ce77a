package io.howdah.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A cluster of the default version, shared with other tests. */
class HdfsClusterIT {
  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.of(HdfsCluster.builder("staging"), HdfsCluster.builder("prod"));

  private final HdfsCluster staging = LAB.cluster("staging");
  private final HdfsCluster prod = LAB.cluster("prod");
  private final String source = LAB.newDirectory("staging");
  private final String target = LAB.newDirectory("prod");

  @Test
  void servesWhatWasWrittenOverPlainHttp() throws Exception {
    staging.files().write(source + "/a b", 100_000, 7);

    assertThat(WebHdfs.open(staging.urls().get(0), source + "/a%20b"))
        .isEqualTo(HdfsFiles.content(7, 100_000));
  }

  @Test
  void refereeFindsEqualTreesEqual() {
    TreeSpec tree = new TreeSpec(500, 7, 0, 5_000, 3);
    staging.files().writeTree(source, tree);
    long bytes = prod.files().writeTree(target, tree);

    Comparison comparison = Referee.compare(staging, source, prod, target).assertEqual();

    assertThat(comparison.files()).isEqualTo(500);
    assertThat(comparison.directories()).isEqualTo(8);
    assertThat(comparison.bytes()).isEqualTo(bytes);
  }
}
