package io.howdah.fs.webhdfs;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.auth.SimpleAuthentication;
import io.howdah.fs.ContentSource;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.lab.HdfsCluster;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A DataNode that neither works nor dies. */
class FrozenDataNodeIT {
  @Test
  @Timeout(120)
  void breaksAnUploadOffWhenTheDataNodeTakesNoMoreBytes() throws Exception {
    try (HdfsCluster cluster =
            HdfsCluster.builder("frozen").dataNodes(1).dataNodesInOwnProcesses().start();
        WebHdfsFileSystem fileSystem =
            new WebHdfsFileSystem(
                cluster.urls(),
                new SimpleAuthentication(cluster.user(), null),
                WebHdfsSettings.builder().progressTimeout(Duration.ofSeconds(3)).build())) {
      assertThatThrownBy(
              () ->
                  fileSystem.create(
                      FilePath.of("/file"), CreateOptions.defaults(), new FreezingSource(cluster)))
          .isInstanceOf(CopyException.class)
          .hasMessageContaining("took no bytes for 3 seconds");
      cluster.thawDataNode(0);
    }
  }

  /** Freezes the DataNode after the first bytes and goes on sending. */
  private static final class FreezingSource implements ContentSource {
    private final HdfsCluster cluster;

    FreezingSource(HdfsCluster cluster) {
      this.cluster = cluster;
    }

    @Override
    public long length() {
      return 500L << 20;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      byte[] buffer = new byte[1 << 20];
      for (int i = 0; i < 500; i++) {
        if (i == 10) {
          cluster.freezeDataNode(0);
        }
        out.write(buffer);
      }
    }
  }
}
