package io.howdah.fs.webhdfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FileContent;
import io.howdah.fs.FilePath;
import io.howdah.lab.HdfsCluster;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** DataNodes that are gone though the NameNode still points to them. */
class DeadServersIT {
  private static final int TIMES = 15;

  private final RequestCounter requests = new RequestCounter();
  private HdfsCluster cluster;
  private WebHdfsFileSystem fileSystem;
  private FilePath file;

  @BeforeEach
  void start() throws IOException {
    cluster = HdfsCluster.builder("dying").dataNodes(3).dataNodesInOwnProcesses().start();
    fileSystem = TestFileSystems.of(cluster.urls(), requests);
    file = FilePath.of("/file");
  }

  @AfterEach
  void stop() {
    fileSystem.close();
    cluster.close();
  }

  @Test
  void leavesADeadDataNodeOut() throws IOException {
    byte[] bytes = TestContent.random(100_000, 1);
    CreateOptions twice = CreateOptions.builder().replication(3).build();
    fileSystem.create(file, twice, TestContent.bytes(bytes));
    cluster.killDataNode(1);

    for (int i = 0; i < TIMES; i++) {
      assertThat(TestContent.read(fileSystem, file)).isEqualTo(bytes);
      assertThat(fileSystem.checksum(file, 1)).isPresent();
      FilePath other = FilePath.of("/other-" + i);
      fileSystem.create(other, CreateOptions.defaults(), TestContent.text("other"));
      assertThat(fileSystem.status(other).orElseThrow().length()).isEqualTo(5);
    }
  }

  @Test
  void goesOnWithTheOtherKnownDataNodesWhereOneDied() throws IOException {
    CreateOptions twice = CreateOptions.builder().replication(3).build();
    fileSystem.create(file, twice, TestContent.text("file"));
    for (int i = 0; i < 60; i++) { // until few requests go to the NameNode
      fileSystem.create(FilePath.of("/f" + i), twice, TestContent.text("one"));
      try (FileContent content = fileSystem.open(file, 0, 5)) {
        assertThat(content.stream().readAllBytes()).hasSize(4);
      }
    }
    cluster.killDataNode(1);
    requests.forget();

    for (int i = 0; i < TIMES; i++) {
      fileSystem.create(FilePath.of("/f" + i), CreateOptions.defaults(), TestContent.text("other"));
      assertThat(fileSystem.status(FilePath.of("/f" + i)).orElseThrow().length()).isEqualTo(5);
      try (FileContent content = fileSystem.open(file, 0, 5)) {
        assertThat(content.stream().readAllBytes()).hasSize(4);
      }
    }
    assertThat(requests.requests().stream().filter("NAMENODE CREATE"::equals).count())
        .isLessThan(TIMES / 2);
  }

  @Test
  void saysThatADataNodeFailedInTheMiddle() throws IOException {
    fileSystem.create(file, CreateOptions.defaults(), TestContent.zeros(300_000_000));
    try (FileContent content = fileSystem.open(file, 0, Long.MAX_VALUE)) {
      assertThat(content.stream().read()).isZero();
      for (int dataNode = 0; dataNode < 3; dataNode++) {
        cluster.killDataNode(dataNode);
      }

      assertThatThrownBy(content.stream()::readAllBytes)
          .isInstanceOfSatisfying(
              CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DATANODE_FAILED))
          .hasMessageContaining("/file");
    }
  }
}
