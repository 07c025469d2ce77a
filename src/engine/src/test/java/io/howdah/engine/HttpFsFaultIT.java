package io.howdah.engine;

import static io.howdah.engine.MemoryCopy.failedBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HttpFsServer;
import io.howdah.lab.TreeSpec;
import io.howdah.lab.WriteOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** HttpFS servers that die in the middle of a copy, and what one makes of a lost block. */
class HttpFsFaultIT {
  private static final TreeSpec TREE = new TreeSpec(200, 20, 0, 600_000, 1);
  private static final long MIDDLE = 20 << 20;

  @Test
  void survivesTheDeathOfAnHttpFsThatComesBack() {
    List<HdfsCluster> clusters =
        HdfsCluster.startAll(HdfsCluster.builder("staging"), HdfsCluster.builder("prod"));
    try (HdfsCluster staging = clusters.get(0);
        HdfsCluster prod = clusters.get(1);
        HttpFsServer beforeStaging = HttpFsServer.builder(staging).start();
        HttpFsServer beforeProd = HttpFsServer.builder(prod).start()) {
      staging.files().writeTree("/data", TREE);
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
          .copyAndJudge("/data", "/copy", CopyOptions.defaults(), middle);

      assertThat(middle.happened()).isTrue();
      assertThat(prod.files().filePaths("/copy")).hasSize(TREE.files());
    }
  }

  @Test
  void goesOnThroughAnotherHttpFs() {
    List<HdfsCluster> clusters =
        HdfsCluster.startAll(HdfsCluster.builder("staging"), HdfsCluster.builder("prod"));
    try (HdfsCluster staging = clusters.get(0);
        HdfsCluster prod = clusters.get(1);
        HttpFsServer one = HttpFsServer.builder(prod).start();
        HttpFsServer other = HttpFsServer.builder(prod).start()) {
      staging.files().writeTree("/data", TREE);
      staging.files().writeTree("/data/again", TREE);
      LabCopy copies = new LabCopy(staging, prod).to(one.url(), other.url());
      OnceMoved middle = new OnceMoved(MIDDLE, one::kill);

      copies.copyAndJudge("/data", "/copy", CopyOptions.defaults(), middle);
      CopyStatus second = copies.copyAndJudge("/data", "/copy", LabCopy.FORCE);

      assertThat(middle.happened()).isTrue();
      assertThat(prod.files().filePaths("/copy")).hasSize(2 * TREE.files());
      assertThat(second.skipped().files()).isEqualTo(2L * TREE.files());
    }
  }

  /** It ends the stream at such a block as if the file ended there. */
  @Test
  void publishesNothingOfAFileWithALostBlock() {
    List<HdfsCluster> clusters =
        HdfsCluster.startAll(
            HdfsCluster.builder("staging")
                .set("dfs.client.max.block.acquire.failures", "1")
                .set("dfs.client.retry.window.base", "10"),
            HdfsCluster.builder("prod"));
    try (HdfsCluster staging = clusters.get(0);
        HdfsCluster prod = clusters.get(1);
        HttpFsServer httpFs = HttpFsServer.builder(staging).start()) {
      staging.files().write("/data/torn", 32 << 20, 1, WriteOptions.blockSize(1 << 20));
      staging.files().write("/data/empty", 0, 0);
      // With one of two DataNodes about half of the blocks go.
      staging.stopDataNode(1);
      CopyOptions options = CopyOptions.builder().attempts(2).build();

      CopyStatus status =
          new LabCopy(staging, prod)
              .from(httpFs.url())
              .copy("/data", "/copy", options, CopyListener.NONE, new Cancellation());

      assertThat(status.copied().files()).isEqualTo(1);
      assertThat(status.failures()).hasSize(1);
      assertThat(failedBy(status.failures().get(0))).isEqualTo(ErrorCode.DATANODE_FAILED);
      assertThat(prod.files().filePaths("/copy")).containsExactly("/copy/empty");
    }
  }
}
