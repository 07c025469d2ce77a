package io.howdah.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

/** A cluster that refuses what others allow, and whose DataNodes cannot be found. */
class LimitedClusterIT {
  @Test
  void hasLimitsAndNamesThatDoNotResolve() throws Exception {
    try (HdfsCluster cluster =
        HdfsCluster.builder("limited")
            .maxReplication(1)
            .minBlockSize(4096)
            .dataNodeHostname("no-such-host.invalid")
            .start()) {
      HdfsFiles files = cluster.files();
      assertThatThrownBy(() -> files.write("/a", 10, 1, new WriteOptions(4096, 2)))
          .hasMessageContaining("exceeds maximum");
      assertThatThrownBy(() -> files.write("/a", 10, 1, WriteOptions.blockSize(2048)))
          .hasMessageContaining("less than configured minimum");

      files.write("/a", 10, 1, new WriteOptions(4096, 1));
      assertThat(files.read("/a")).hasSize(10);
      URI dataNode = WebHdfs.location(WebHdfs.get(cluster.urls().get(0), "/a", "OPEN"));
      assertThat(dataNode).hasHost("no-such-host.invalid");
    }
  }
}
