package io.howdah.run;

import static io.howdah.run.MemoryCopy.failedBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HttpFsServer;
import io.howdah.lab.LabClusters;
import io.howdah.lab.TreeSpec;
import io.howdah.lab.WriteOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** HttpFS servers that die in the middle of a copy, and what one makes of a lost block. */
class HttpFsFaultIT {
  private static final TreeSpec TREE = new TreeSpec(200, 20, 0, 300_000, 1);
  private static final long MIDDLE = 8 << 20;

  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.of(HdfsCluster.builder("staging"), HdfsCluster.builder("prod"));

  private final HdfsCluster staging = LAB.cluster("staging");
  private final HdfsCluster prod = LAB.cluster("prod");
  private final String from = LAB.newDirectory("staging");
  private final String to = LAB.newDirectory("prod") + "/copy";

  @Test
  void survivesTheDeathOfAnHttpFsThatComesBack() {
    try (HttpFsServer beforeStaging = HttpFsServer.builder(staging).start();
        HttpFsServer beforeProd = HttpFsServer.builder(prod).start()) {
      staging.files().writeTree(from, TREE);
      OnceMoved middle =
          new OnceMoved(
              MIDDLE,
              () -> {
                beforeStaging.kill();
                beforeProd.kill();
                beforeStaging.start();
                beforeProd.start();
              });

      new LabCopy(staging, prod)
          .from(beforeStaging.url())
          .to(beforeProd.url())
          .copyAndJudge(from, to, CopyOptions.defaults(), middle);

      assertThat(middle.happened()).isTrue();
      assertThat(prod.files().filePaths(to)).hasSize(TREE.files());
    }
  }

  @Test
  void goesOnThroughAnotherHttpFs() {
    try (HttpFsServer one = HttpFsServer.builder(prod).start();
        HttpFsServer other = HttpFsServer.builder(prod).start()) {
      staging.files().writeTree(from, TREE);
      staging.files().writeTree(from + "/again", TREE);
      LabCopy copies = new LabCopy(staging, prod).to(one.url(), other.url());
      OnceMoved middle = new OnceMoved(MIDDLE, one::kill);

      copies.copyAndJudge(from, to, CopyOptions.defaults(), middle);
      CopyStatus second = copies.copyAndJudge(from, to, LabCopy.FORCE);

      assertThat(middle.happened()).isTrue();
      assertThat(prod.files().filePaths(to)).hasSize(2 * TREE.files());
      assertThat(second.skipped().files()).isEqualTo(2L * TREE.files());
    }
  }

  /** It ends the stream at such a block as if the file ended there. */
  @Test
  void publishesNothingOfAFileWithALostBlock() {
    try (HdfsCluster torn =
            HdfsCluster.builder("torn")
                .set("dfs.client.max.block.acquire.failures", "1")
                .set("dfs.client.retry.window.base", "10")
                .start();
        HttpFsServer httpFs = HttpFsServer.builder(torn).start()) {
      torn.files().write("/data/torn", 32 << 20, 1, WriteOptions.blockSize(1 << 20));
      torn.files().write("/data/empty", 0, 0);
      // With one of two DataNodes about half of the blocks go.
      torn.stopDataNode(1);
      CopyOptions options = CopyOptions.builder().attempts(2).build();

      CopyStatus status =
          new LabCopy(torn, prod)
              .from(httpFs.url())
              .copy("/data", to, options, CopyListener.NONE, new Cancellation());

      assertThat(status.copied().files()).isEqualTo(1);
      assertThat(status.failures()).hasSize(1);
      assertThat(failedBy(status.failures().get(0))).isEqualTo(ErrorCode.DATANODE_FAILED);
      assertThat(prod.files().filePaths(to)).containsExactly(to + "/empty");
    }
  }
}
