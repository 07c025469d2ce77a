package io.howdah.fs.webhdfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.SimpleAuthentication;
import io.howdah.fs.FilePath;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A cluster of which no server runs. */
class DeadClusterIT {
  private final RequestCounter requests = new RequestCounter();

  @Test
  void reportsADeadClusterWithinHalfAMinute() throws IOException {
    int nobody;
    try (ServerSocket free = new ServerSocket(0)) {
      nobody = free.getLocalPort();
    }
    URI dead = URI.create("http://localhost:" + nobody);
    try (WebHdfsFileSystem gone =
        new WebHdfsFileSystem(
            List.of(dead),
            new SimpleAuthentication("alice", null),
            WebHdfsSettings.builder().observer(requests).build())) {
      long begin = System.nanoTime();

      assertThatThrownBy(() -> gone.status(FilePath.of("/file")))
          .isInstanceOfSatisfying(
              CopyException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.CLUSTER_UNREACHABLE))
          .hasMessageContaining(dead.toString());

      assertThat(Duration.ofNanos(System.nanoTime() - begin))
          .isBetween(Duration.ofSeconds(15), Duration.ofSeconds(32));
      assertThat(requests.count()).isBetween(5L, 12L);
    }
  }
}
