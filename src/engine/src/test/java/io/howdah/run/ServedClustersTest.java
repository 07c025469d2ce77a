package io.howdah.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.mockito.Mockito.mock;

import io.howdah.Cancellation;
import io.howdah.ClusterPath;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.auth.Exchange;
import io.howdah.auth.TokenIssuer;
import io.howdah.cluster.AuthMechanism;
import io.howdah.cluster.ClusterConfiguration;
import io.howdah.cluster.ClusterSettings;
import io.howdah.cluster.KerberosSettings;
import io.howdah.cluster.Nameservice;
import io.howdah.cluster.Secret;
import io.howdah.connect.ConfiguredClusters;
import io.howdah.connect.ConnectedCluster;
import io.howdah.connect.ServedIdentity;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServedClustersTest {
  private static final String OURSELVES = System.getProperty("user.name");

  @Test
  void sendsDoasWithTheLoginOfTheConfiguredUser() throws CopyException {
    assertThat(identity("alice", cluster("prod").user("oozie")).parameters())
        .containsExactly(entry("user.name", "oozie"), entry("doas", "alice"));
    assertThat(identity("alice", cluster("prod")).parameters())
        .containsExactly(entry("user.name", OURSELVES), entry("doas", "alice"));
  }

  @Test
  void sendsNoDoasWhereTheServedUserIsTheLogin() throws CopyException {
    assertThat(identity("oozie", cluster("prod").user("oozie")).parameters())
        .containsExactly(entry("user.name", "oozie"));
    assertThat(identity(OURSELVES, cluster("prod")).parameters())
        .containsExactly(entry("user.name", OURSELVES));
  }

  @Test
  void refusesClustersWhereEverybodyWouldBeTheSameUser() {
    assertRefused(cluster("prod").proxy("bob"), "'prod' has a proxy");
    assertRefused(
        cluster("prod").authMechanism(AuthMechanism.TOKEN).token(Secret.of("HgAF")),
        "'prod' has auth_mechanism TOKEN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hdfs/nn", "alice@R.TEST", "hdfs/nn@R.TEST"})
  void actsForNoUserThatServersWouldNameOtherwise(String user) {
    assertThatThrownBy(() -> identity(user, cluster("prod").user("oozie")))
        .hasMessageContaining("by the name '" + user + "'")
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PERMISSION_DENIED));
  }

  @Test
  void usesNoTicketCacheByDefault() {
    for (AuthMechanism each : List.of(AuthMechanism.GSSAPI, AuthMechanism.TKN_GSSAPI)) {
      assertRefused(
          cluster("prod").authMechanism(each),
          "'prod' has auth_mechanism " + each + " and no keytab, password_file or ccache");
    }
  }

  @Test
  void usesTheServersLoginWhereAClusterNamesNone() {
    KerberosSettings server =
        KerberosSettings.builder().keytab(Path.of("/nowhere/oozie.keytab")).build();
    ClusterSettings cluster = cluster("prod").authMechanism(AuthMechanism.GSSAPI).build();

    assertThatThrownBy(() -> new ServedIdentity("alice", server).of(cluster))
        .hasMessageContaining("The keytab '/nowhere/oozie.keytab' does not exist");
  }

  @Test
  void hasNoLocalFiles() {
    ClusterConfiguration configuration = configuration(cluster("prod"));
    ClusterPath file = ClusterPath.of("local", "/etc/passwd");
    ClusterPath prod = ClusterPath.of("prod", "/in");
    try (ClusterCopyEngine engine = ClusterCopyEngine.serving(configuration, "alice", 4)) {
      for (CopyRequest.Builder request :
          new CopyRequest.Builder[] {
            CopyRequest.builder(file, prod),
            CopyRequest.builder(prod, file),
            CopyRequest.builder(file, file)
          }) {
        CopyStatus status = engine.copy(request.build(), CopyListener.NONE, new Cancellation());

        assertThat(MemoryCopy.stoppedBy(status)).isEqualTo(ErrorCode.UNKNOWN_CLUSTER);
        assertThat(status.error()).hasMessage("There is no cluster 'local' among prod.");
      }
    }
  }

  @Test
  void movesNoMoreAtATimeThanTheServerAllows() throws CopyException {
    ConfiguredClusters clusters =
        ConfiguredClusters.serving(
            configuration(
                cluster("unlimited"),
                cluster("roomy").maxConcurrency(100),
                cluster("narrow").maxConcurrency(2)),
            "alice",
            null,
            8);

    assertThat(mostInFlight(clusters, "unlimited")).isEqualTo(8);
    assertThat(mostInFlight(clusters, "roomy")).isEqualTo(8);
    assertThat(mostInFlight(clusters, "narrow")).isEqualTo(2);
  }

  @Test
  void refusesToServeWithoutAUserOrAThread() {
    ClusterConfiguration configuration = configuration(cluster("prod"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClusterCopyEngine.serving(configuration, " ", 4))
        .withMessage("The user to serve must have a name.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClusterCopyEngine.serving(configuration, "alice", 0))
        .withMessage("Threads must be at least 1, not 0.");
  }

  private static Exchange identity(String served, ClusterSettings.Builder cluster)
      throws CopyException {
    return new ServedIdentity(served, null)
        .of(cluster.build())
        .open(mock(TokenIssuer.class))
        .begin(URI.create("http://localhost:9870"));
  }

  private static void assertRefused(ClusterSettings.Builder cluster, String why) {
    assertThatThrownBy(() -> identity("alice", cluster))
        .hasMessageContaining(why)
        .isInstanceOfSatisfying(
            CopyException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION));
  }

  private static int mostInFlight(ConfiguredClusters clusters, String alias) throws CopyException {
    try (ConnectedCluster cluster = clusters.connect(alias, CopyOptions.defaults())) {
      return cluster.maxConcurrency();
    }
  }

  private static ClusterConfiguration configuration(ClusterSettings.Builder... clusters) {
    ClusterConfiguration.Builder configuration = ClusterConfiguration.builder();
    for (ClusterSettings.Builder cluster : clusters) {
      configuration.cluster(cluster.build());
    }
    return configuration.build();
  }

  private static ClusterSettings.Builder cluster(String name) {
    return ClusterSettings.builder(name)
        .nameservice(Nameservice.builder().url("http://localhost:9870").mount("/").build());
  }
}
