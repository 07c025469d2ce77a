package io.howdah.run;

import static io.howdah.run.MemoryCopy.failedBy;
import static io.howdah.run.MemoryCopy.stoppedBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.fs.webhdfs.WebHdfsSettings;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.LabClusters;
import io.howdah.lab.TreeSpec;
import io.howdah.lab.proxy.Fault;
import io.howdah.lab.proxy.FaultyProxy;
import io.howdah.lab.proxy.FixedResponse;
import io.howdah.lab.proxy.Peer;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files that their DataNodes never give or take: they fail alone, soon, and after few requests. */
class BrokenFileIT {
  private static final int FILES = 15;

  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.of(HdfsCluster.builder("staging"), HdfsCluster.builder("prod"));

  private final HdfsCluster staging = LAB.cluster("staging");
  private final HdfsCluster prod = LAB.cluster("prod");
  private String from = "";
  private String to = "";

  @BeforeEach
  void writeTree() {
    from = LAB.newDirectory("staging");
    to = LAB.newDirectory("prod") + "/target";
    staging.files().writeTree(from, new TreeSpec(FILES, 1, 50_000, 100_000, 1));
  }

  @Test
  @Timeout(240)
  void copiesTheOthersWhereADataNodeRefusesTwoFiles() {
    try (FaultyProxy proxy = FaultyProxy.before(staging.urls().get(0))) {
      for (String broken : staging.files().filePaths(from).subList(0, 2)) {
        proxy.spoil(refusal()).of("OPEN").at(Peer.DATANODE).pathContaining(name(broken)).always();
      }

      CopyStatus status =
          new LabCopy(staging, prod).from(proxy.url()).copy(from, to, CopyOptions.defaults());

      assertThat(status.copied().files()).isEqualTo(FILES - 2);
      assertThat(status.error()).isNull();
      assertThat(status.failures())
          .hasSize(2)
          .allSatisfy(file -> assertThat(failedBy(file)).isEqualTo(ErrorCode.DATANODE_FAILED))
          .allSatisfy(
              file ->
                  assertThat(file.failure())
                      .hasMessageMatching("(?s)The file got no further in 12 tries within .* s; .*")
                      .hasMessageContaining("the block is broken"));
      assertThat(proxy.requests()).hasSizeLessThan(FILES * 8 + 2 * 50);
      assertThat(status.duration()).isLessThan(Duration.ofMinutes(2));
    }
  }

  @Test
  @Timeout(240)
  void givesABodyUpThatAlwaysFreezes() {
    String broken = staging.files().filePaths(from).get(0);
    try (FaultyProxy proxy = FaultyProxy.before(staging.urls().get(0))) {
      proxy
          .spoil(Fault.freezeResponse(500))
          .of("OPEN")
          .at(Peer.DATANODE)
          .pathContaining(name(broken))
          .always();

      CopyStatus status =
          new LabCopy(staging, prod)
              .from(proxy.url())
              .with(WebHdfsSettings.builder().progressTimeout(Duration.ofSeconds(5)))
              .copy(from, to, CopyOptions.defaults());

      assertThat(status.copied().files()).isEqualTo(FILES - 1);
      assertThat(failedBy(status.failures().get(0))).isEqualTo(ErrorCode.DATANODE_FAILED);
      assertThat(status.duration()).isLessThan(Duration.ofMinutes(2)); // 35 s, on a busy machine
    }
  }

  @Test
  @Timeout(240)
  void givesAnUploadUpThatAlwaysFreezes() {
    String broken = staging.files().filePaths(from).get(0);
    try (FaultyProxy proxy = FaultyProxy.before(prod.urls().get(0))) {
      proxy
          .spoil(Fault.freezeUpload(500))
          .of("CREATE")
          .at(Peer.DATANODE)
          .pathContaining(name(broken))
          .always();

      CopyStatus status =
          new LabCopy(staging, prod)
              .to(proxy.url())
              .with(WebHdfsSettings.builder().progressTimeout(Duration.ofSeconds(5)))
              .copy(from, to, CopyOptions.defaults());

      assertThat(status.copied().files()).isEqualTo(FILES - 1);
      assertThat(failedBy(status.failures().get(0))).isEqualTo(ErrorCode.DATANODE_FAILED);
      assertThat(status.duration()).isLessThan(Duration.ofMinutes(2));
    }
  }

  @Test
  @Timeout(240)
  void stopsWithinSecondsWhereDataNodesHaveNamesThatAreUnknownHere() {
    try (FaultyProxy proxy = FaultyProxy.before(staging.urls().get(0))) {
      proxy.spoil(Fault.redirectToUnknownHost()).of("OPEN").at(Peer.NAMENODE).always();

      CopyStatus status =
          new LabCopy(staging, prod).from(proxy.url()).copy(from, to, CopyOptions.defaults());

      assertThat(stoppedBy(status)).isEqualTo(ErrorCode.DATANODES_UNREACHABLE);
      assertThat(status.error()).hasMessageContaining("no-such-host.invalid");
      assertThat(status.duration()).isLessThan(Duration.ofMinutes(1));
    }
  }

  @Test
  @Timeout(240)
  void stopsAsAWholeWhereNoDataNodeCanBeReached() {
    try (FaultyProxy proxy = FaultyProxy.before(staging.urls().get(0))) {
      proxy.spoil(Fault.redirectToDeadPort()).of("OPEN").at(Peer.NAMENODE).always();

      CopyStatus status =
          new LabCopy(staging, prod).from(proxy.url()).copy(from, to, CopyOptions.defaults());

      assertThat(stoppedBy(status)).isEqualTo(ErrorCode.DATANODES_UNREACHABLE);
      assertThat(status.copied().files()).isZero();
      assertThat(status.duration()).isLessThan(Duration.ofMinutes(2));
    }
  }

  private static Fault refusal() {
    return Fault.respond(
        FixedResponse.remoteException(403, "java.io.IOException", "the block is broken"));
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
