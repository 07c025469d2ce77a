package io.howdah.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.cluster.AuthMechanism;
import io.howdah.cluster.ClusterConfiguration;
import io.howdah.cluster.ClusterSettings;
import io.howdah.cluster.HttpProxy;
import io.howdah.cluster.KerberosSettings;
import io.howdah.cluster.Nameservice;
import io.howdah.cluster.TlsSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfiguredClustersTest {
  private final ConfiguredClusters clusters =
      ConfiguredClusters.ofOurselves(
          ClusterConfiguration.builder()
              .cluster(cluster("prod", "http://localhost:9870").build())
              .cluster(cluster("again", "http://127.0.0.1:9870").build())
              .cluster(cluster("other", "http://127.0.0.1:9871").build())
              .cluster(
                  cluster("secure", "http://localhost:9870")
                      .authMechanism(AuthMechanism.GSSAPI)
                      .kerberos(
                          KerberosSettings.builder()
                              .keytab(Path.of("/nowhere/howdah.keytab"))
                              .build())
                      .build())
              .build());

  @Test
  void recognizesAServerByItsAddressToo() throws CopyException {
    try (ConnectedCluster prod = connect("prod");
        ConnectedCluster again = connect("again");
        ConnectedCluster other = connect("other");
        ConnectedCluster local = connect("local")) {
      assertThat(prod.sharesFilesWith(again)).isTrue();
      assertThat(prod.sharesFilesWith(other)).isFalse();
      assertThat(prod.sharesFilesWith(local)).isFalse();
    }
  }

  @Test
  void saysForWhichClusterALoginIsNotRight() {
    assertThatThrownBy(() -> connect("secure"))
        .hasMessageContaining("Cluster 'secure'")
        .hasMessageContaining("The keytab '/nowhere/howdah.keytab' does not exist");
  }

  @Test
  void findsAMissingFileBeforeTheFirstRequest() {
    Path missing = Path.of("/nowhere/ca.pem");
    ClusterSettings cluster =
        cluster("prod", "https://localhost:9871")
            .tls(TlsSettings.builder().ca(missing).build())
            .build();
    ClusterSettings proxied =
        cluster("prod", "http://localhost:9870")
            .httpProxy(HttpProxy.of("http://proxy:3128").withLogin("etl", missing))
            .build();

    assertThatThrownBy(() -> ConfiguredClusters.check(cluster, new OwnIdentity()))
        .hasMessage("Cluster 'prod': The ca '/nowhere/ca.pem' does not exist.");
    assertThatThrownBy(() -> ConfiguredClusters.check(proxied, new OwnIdentity()))
        .hasMessage(
            "Cluster 'prod': The http_proxy_password_file '/nowhere/ca.pem' does not exist.");
  }

  @Test
  void checksAClusterWithoutARequest() {
    ClusterSettings unreachable = cluster("prod", "http://192.0.2.1:9870").build();

    assertThatCode(() -> ConfiguredClusters.check(unreachable, new OwnIdentity()))
        .doesNotThrowAnyException();
  }

  private ConnectedCluster connect(String alias) throws CopyException {
    return clusters.connect(alias, CopyOptions.defaults());
  }

  private static ClusterSettings.Builder cluster(String name, String url) {
    return ClusterSettings.builder(name)
        .nameservice(Nameservice.builder().url(url).mount("/").build());
  }
}
