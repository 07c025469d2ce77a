package io.howdah.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.cluster.AuthMechanism;
import io.howdah.cluster.ClusterConfiguration;
import io.howdah.cluster.ClusterSettings;
import io.howdah.cluster.KerberosSettings;
import io.howdah.cluster.Nameservice;
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
  void knowsAServerByItsAddressToo() throws CopyException {
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

  private ConnectedCluster connect(String alias) throws CopyException {
    return clusters.connect(alias, CopyOptions.defaults());
  }

  private static ClusterSettings.Builder cluster(String name, String url) {
    return ClusterSettings.builder(name)
        .nameservice(Nameservice.builder().url(url).mount("/").build());
  }
}
