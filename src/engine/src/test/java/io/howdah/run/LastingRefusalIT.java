package io.howdah.run;

import static io.howdah.run.MemoryCopy.failedBy;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.AttributeLoss;
import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.FileAttribute;
import io.howdah.auth.SimpleAuthentication;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.fs.TestBytes;
import io.howdah.fs.webhdfs.WebHdfsFileSystem;
import io.howdah.fs.webhdfs.WebHdfsSettings;
import io.howdah.lab.HadoopVersion;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HdfsClusterBuilder;
import io.howdah.lab.HdfsFiles;
import io.howdah.lab.HttpFsServer;
import io.howdah.lab.LabClusters;
import io.howdah.lab.WriteOptions;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a cluster with limits refuses is refused for good: by a DataNode, too. */
class LastingRefusalIT {
  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.of(
          HdfsCluster.builder("staging"),
          limited("old").hadoop(HadoopVersion.V2_10_2),
          limited("new"));

  /** Where the bytes go. */
  enum Server {
    HADOOP_2("old"),
    HADOOP_3("new"),
    HTTPFS("new");

    private final String cluster;

    Server(String cluster) {
      this.cluster = cluster;
    }
  }

  private static String source;

  private final HdfsCluster staging = LAB.cluster("staging");

  @BeforeAll
  static void writeFiles() {
    source = LAB.newDirectory("staging");
    HdfsFiles files = LAB.cluster("staging").files();
    files.write(source + "/often/file", 1000, 1, new WriteOptions(0, 4));
    files.write(source + "/small/file", 1000, 1, WriteOptions.blockSize(512 << 10));
  }

  @ParameterizedTest
  @EnumSource
  void saysAtOnceThatTheReplicationIsAboveTheMaximum(Server server) {
    CopyStatus status = copy(server, source + "/often", FileAttribute.REPLICATION);

    assertRefused(status);
    assertThat(status.failures().get(0).failure()).hasMessageContaining("exceeds maximum of 3");
  }

  @ParameterizedTest
  @EnumSource
  void saysAtOnceThatTheBlockSizeIsBelowTheMinimum(Server server) {
    CopyStatus status = copy(server, source + "/small", FileAttribute.BLOCK_SIZE);

    assertRefused(status);
    assertThat(status.failures().get(0).failure()).hasMessageContaining("min-block-size");
  }

  @ParameterizedTest
  @EnumSource
  void copiesWithoutTheValuesThatAreRefused(Server server) {
    CopyStatus often =
        copy(server, source + "/often", FileAttribute.REPLICATION, AttributeLoss.REPORT);
    CopyStatus small =
        copy(server, source + "/small", FileAttribute.BLOCK_SIZE, AttributeLoss.REPORT);

    assertThat(often.failures()).isEmpty();
    assertThat(often.lostAttributes()).containsOnly(entry(FileAttribute.REPLICATION, 1L));
    assertThat(small.failures()).isEmpty();
    assertThat(small.lostAttributes()).containsOnly(entry(FileAttribute.BLOCK_SIZE, 1L));
  }

  @ParameterizedTest
  @EnumSource
  void saysAtOnceThatANameIsInvalid(Server server) throws Exception {
    HdfsCluster cluster = LAB.cluster(server.cluster);
    HttpFsServer httpFs = server == Server.HTTPFS ? HttpFsServer.builder(cluster).start() : null;
    URI url = httpFs == null ? cluster.urls().get(0) : httpFs.url();
    try (httpFs;
        WebHdfsFileSystem fileSystem =
            new WebHdfsFileSystem(
                List.of(url),
                new SimpleAuthentication(cluster.user(), null),
                WebHdfsSettings.defaults())) {
      FilePath invalid = FilePath.of(LAB.newDirectory(server.cluster)).child("a:b");

      assertThatThrownBy(
              () -> fileSystem.create(invalid, CreateOptions.defaults(), TestBytes.of(new byte[9])))
          .isInstanceOfSatisfying(
              CopyException.class,
              e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(ErrorCode.INVALID_PATH));
    }
  }

  private CopyStatus copy(Server server, String from, FileAttribute preserved) {
    return copy(server, from, preserved, AttributeLoss.FAIL);
  }

  private CopyStatus copy(
      Server server, String from, FileAttribute preserved, AttributeLoss attributeLoss) {
    HdfsCluster cluster = LAB.cluster(server.cluster);
    CopyOptions options =
        CopyOptions.builder().preserve(Set.of(preserved)).attributeLoss(attributeLoss).build();
    String target = LAB.newDirectory(server.cluster) + "/copy";
    if (server != Server.HTTPFS) {
      return new LabCopy(staging, cluster).copy(from, target, options);
    }
    try (HttpFsServer httpFs = HttpFsServer.builder(cluster).start()) {
      return new LabCopy(staging, cluster).to(httpFs.url()).copy(from, target, options);
    }
  }

  private static void assertRefused(CopyStatus status) {
    assertThat(status.failures()).hasSize(1);
    assertThat(failedBy(status.failures().get(0))).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
    assertThat(status.retries()).isZero();
    assertThat(status.leftBehind()).isEmpty();
  }

  private static HdfsClusterBuilder limited(String name) {
    return HdfsCluster.builder(name)
        .set("dfs.replication.max", "3")
        .set("dfs.namenode.fs-limits.min-block-size", Integer.toString(1 << 20));
  }
}
