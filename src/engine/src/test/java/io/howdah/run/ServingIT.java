package io.howdah.run;

import static io.howdah.run.MemoryCopy.failedBy;
import static io.howdah.run.MemoryCopy.stoppedBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.ClusterPath;
import io.howdah.CopyListener;
import io.howdah.CopyRequest;
import io.howdah.CopyRequest.Target;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.cluster.ClusterConfiguration;
import io.howdah.cluster.ClusterSettings;
import io.howdah.cluster.Nameservice;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.LabClusters;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Copies on behalf of users, by a server with the right to impersonate them. */
class ServingIT {
  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.of(HdfsCluster.builder("staging"), HdfsCluster.builder("prod"));

  private final HdfsCluster staging = LAB.cluster("staging");
  private final HdfsCluster prod = LAB.cluster("prod");
  private String from = "";
  private String to = "";

  @BeforeEach
  void choosePlaces() {
    from = LAB.newDirectory("staging");
    to = LAB.newDirectory("prod");
    prod.files().setOwner(to, "alice", "analysts");
    staging.files().writeText(from + "/open", "for everybody");
  }

  @Test
  void writesAsTheServedUser() {
    CopyStatus status = copy("alice", from + "/open", to + "/copy");

    assertThat(status.verifiedFiles()).isEqualTo(1);
    assertThat(prod.files().status(to + "/copy").orElseThrow().owner()).isEqualTo("alice");
  }

  @Test
  void readsOnlyWhatTheServedUserMayRead() {
    staging.files().writeText(from + "/secret", "not for alice");
    staging.files().setPermission(from + "/secret", 0600);

    CopyStatus status = copy("alice", from, to + "/copy");

    assertThat(status.copied().files()).isEqualTo(1);
    assertThat(status.failures()).hasSize(1);
    assertThat(status.failures().get(0).source()).endsWith("/secret");
    assertThat(failedBy(status.failures().get(0))).isEqualTo(ErrorCode.PERMISSION_DENIED);
    assertThat(prod.files().filePaths(to)).containsExactly(to + "/copy/open");
  }

  @Test
  void writesOnlyWhereTheServedUserMayWrite() {
    CopyStatus status = copy("bob", from + "/open", to + "/copy");

    assertThat(failedBy(status.failures().get(0))).isEqualTo(ErrorCode.PERMISSION_DENIED);
    assertThat(prod.files().filePaths(to)).isEmpty();
  }

  @Test
  void beginsRelativePathsAtTheServedUsersHome() {
    prod.files().mkdirs("/user/alice");
    prod.files().setOwner("/user/alice", "alice", "analysts");

    CopyStatus status = copy("alice", from + "/open", "copies/open");

    assertThat(status.verifiedFiles()).isEqualTo(1);
    assertThat(status.destinationPath()).isEqualTo("/user/alice/copies/open");
  }

  @Test
  void saysThatItMayNotActForTheUser() {
    ClusterConfiguration mayNot =
        ClusterConfiguration.builder()
            .cluster(settings(staging).user("mallory").build())
            .cluster(settings(prod).build())
            .build();

    CopyStatus status = copy(mayNot, "alice", from + "/open", to + "/copy");

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.IMPERSONATION_DENIED);
    assertThat(status.error()).hasMessageContaining("'staging'").hasMessageContaining("mallory");
  }

  private CopyStatus copy(String user, String source, String destination) {
    ClusterConfiguration configuration =
        ClusterConfiguration.builder()
            .cluster(settings(staging).build())
            .cluster(settings(prod).build())
            .build();
    return copy(configuration, user, source, destination);
  }

  private static CopyStatus copy(
      ClusterConfiguration configuration, String user, String source, String destination) {
    CopyRequest request =
        CopyRequest.builder(ClusterPath.of("staging", source), ClusterPath.of("prod", destination))
            .target(Target.EXACT)
            .build();
    try (ClusterCopyEngine engine = ClusterCopyEngine.serving(configuration, user, 4)) {
      return engine.copy(request, CopyListener.NONE, new Cancellation());
    }
  }

  private static ClusterSettings.Builder settings(HdfsCluster cluster) {
    Nameservice.Builder nameservice = Nameservice.builder().mount("/");
    for (URI url : cluster.urls()) {
      nameservice.url(url.toString());
    }
    return ClusterSettings.builder(cluster.name()).nameservice(nameservice.build());
  }
}
