package io.howdah.auth.kerberos;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.cluster.ClusterSettings;
import io.howdah.cluster.KerberosSettings;
import io.howdah.cluster.Nameservice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KerberosAuthenticationTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @Test
  void saysWhichKeyHoldsAnAddressThatIsNone() throws IOException {
    Path password = Files.writeString(directory.resolve("password"), "sesame");

    assertThatThrownBy(() -> logIn(password, "kdc.test", "kdc.test:99999"))
        .hasMessage("Cluster 'prod': the kdc 'kdc.test:99999' has no port of 1 to 65535.");
  }

  @Test
  void readsThePasswordBeforeTheFirstRequestToAKdc() {
    Path password = directory.resolve("password");

    assertThatThrownBy(() -> logIn(password, "kdc.test"))
        .hasMessage("Cluster 'prod': The password_file '" + password + "' does not exist.");
  }

  private static KerberosAuthentication logIn(Path password, String... kdc) throws CopyException {
    return KerberosAuthentication.of(
        ClusterSettings.builder("prod")
            .nameservice(Nameservice.builder().url("http://nn:9870").mount("/").build())
            .build(),
        KerberosSettings.builder()
            .principal("alice@R.TEST")
            .passwordFile(password)
            .kdc(List.of(kdc))
            .build(),
        null,
        KerberosEnvironment.of(Map.of(), null, Path.of("none"), "/home"),
        Clock.systemUTC());
  }
}
