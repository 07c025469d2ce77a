package io.howdah.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.cluster.AuthMechanism;
import io.howdah.cluster.ClusterSettings;
import io.howdah.cluster.MetastoreAddress;
import io.howdah.cluster.Nameservice;
import io.howdah.cluster.Secret;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryLoginsTest {
  @Test
  void namesTheUserWhereTheClusterHasNoKerberos() throws Exception {
    ClusterSettings plain = cluster(AuthMechanism.NONE).build();
    ClusterSettings named = cluster(AuthMechanism.NONE).user("etl").build();

    assertThat(RegistryLogins.own().of(plain))
        .hasToString("user " + System.getProperty("user.name"));
    assertThat(RegistryLogins.own().of(named)).hasToString("user etl");
    assertThat(RegistryLogins.serving("alice", null).of(named)).hasToString("user alice");
  }

  @ParameterizedTest
  @EnumSource(
      value = AuthMechanism.class,
      names = {"TOKEN", "BASIC"})
  void refusesLoginsThatNoMetastoreHas(AuthMechanism mechanism) {
    CopyException failure = failure(RegistryLogins.own(), cluster(mechanism).build());

    assertThat(failure.code()).isEqualTo(ErrorCode.UNSUPPORTED_OPERATION);
    assertThat(failure)
        .hasMessage(
            "The metastore of the cluster 'prod' cannot be used with auth_mechanism "
                + mechanism
                + ": it accepts Kerberos, or a user without a proof.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"alice@EXAMPLE.COM", "alice/host", "hive/meta@EXAMPLE.COM"})
  void actsForNoPrincipal(String user) {
    CopyException failure =
        failure(RegistryLogins.serving(user, null), cluster(AuthMechanism.GSSAPI).build());

    assertThat(failure.code()).isEqualTo(ErrorCode.PERMISSION_DENIED);
    assertThat(failure).hasMessageContaining("by the name '" + user + "'");
  }

  @Test
  void actsForUsersByALoginOfTheServerOnly() {
    CopyException noLogin =
        failure(RegistryLogins.serving("alice", null), cluster(AuthMechanism.GSSAPI).build());
    assertThat(noLogin)
        .hasMessage(
            "Cluster 'prod' has auth_mechanism GSSAPI and no keytab, password_file or ccache.");

    CopyException proxy =
        failure(
            RegistryLogins.serving("alice", null),
            cluster(AuthMechanism.GSSAPI).proxy("bob").build());
    assertThat(proxy).hasMessageContaining("a proxy, as whom every user would act");
  }

  private static CopyException failure(RegistryLogins logins, ClusterSettings cluster) {
    return catchThrowableOfType(CopyException.class, () -> logins.of(cluster));
  }

  private static ClusterSettings.Builder cluster(AuthMechanism mechanism) {
    return ClusterSettings.builder("prod")
        .nameservice(Nameservice.builder().url("https://nn1:9871").mount("/").build())
        .authMechanism(mechanism)
        .metastore(MetastoreAddress.parse("thrift://meta:9083"))
        .user(mechanism == AuthMechanism.BASIC ? "etl" : null)
        .passwordFile(Path.of("password"))
        .token(Secret.of("HgAF"));
  }
}
