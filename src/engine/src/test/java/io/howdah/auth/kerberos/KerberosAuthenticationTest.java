package io.howdah.auth.kerberos;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.cluster.ClusterSettings;
import io.howdah.cluster.KerberosSettings;
import io.howdah.cluster.Nameservice;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KerberosAuthenticationTest {
  @Test
  void saysWhichKeyHoldsAnAddressThatIsNone() {
    KerberosSettings settings =
        KerberosSettings.builder()
            .principal("alice@R.TEST")
            .passwordFile(Path.of("password"))
            .kdc(List.of("kdc.test", "kdc.test:99999"))
            .build();

    assertThatThrownBy(
            () ->
                KerberosAuthentication.of(
                    ClusterSettings.builder("prod")
                        .nameservice(Nameservice.builder().url("http://nn:9870").mount("/").build())
                        .build(),
                    settings,
                    null,
                    KerberosEnvironment.of(Map.of(), null, Path.of("none"), "/home"),
                    Clock.systemUTC()))
        .hasMessage("Cluster 'prod': the kdc 'kdc.test:99999' has no port of 1 to 65535.");
  }
}
