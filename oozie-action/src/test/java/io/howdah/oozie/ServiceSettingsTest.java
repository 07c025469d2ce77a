package io.howdah.oozie;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.cluster.KerberosSettings;
import io.howdah.oozie.run.RunSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceSettingsTest {
  private final Configuration site = new Configuration(false);

  @Test
  void hasTheDefaultsThatTheGuideLists() throws CopyException, IOException {
    RunSettings settings = new ServiceSettings(site).runSettings();

    String guide = Files.readString(Path.of("..", "docs", "administrators.md"));
    assertListed(guide, "copies.max", settings.mostCopies());
    assertListed(guide, "threads.per.copy", settings.threadsPerCopy());
    assertListed(guide, "retry.max", settings.mostRetries());
    assertListed(guide, "retry.interval", settings.retryInterval().toSeconds());
    assertListed(guide, "lease.heartbeat", settings.heartbeat().toSeconds());
    assertListed(guide, "lease.timeout", settings.leaseTimeout().toSeconds());
    assertListed(guide, "watch.interval", settings.watchInterval().toSeconds());
  }

  @Test
  void takesWhatIsSet() throws CopyException {
    site.set("oozie.howdah.copies.max", " 3 ");
    site.set("oozie.howdah.lease.timeout", "90");

    RunSettings settings = new ServiceSettings(site).runSettings();

    assertThat(settings.mostCopies()).isEqualTo(3);
    assertThat(settings.leaseTimeout()).isEqualTo(Duration.ofSeconds(90));
  }

  @ParameterizedTest
  @CsvSource({
    "copies.max, 0, 'must be 1 to 1000, not 0'",
    "threads.per.copy, 1001, 'must be 1 to 1000, not 1001'",
    "retry.max, often, 'must be a whole number, not ''often'''",
    "retry.interval, 1m, 'must be a whole number, not ''1m'''",
    "lease.timeout, 11, 'must be at least four times oozie.howdah.lease.heartbeat,"
        + " so that no live owner is taken for dead'",
  })
  void refusesOthersWithTheirName(String name, String value, String problem) {
    site.set("oozie.howdah." + name, value);

    assertThatThrownBy(() -> new ServiceSettings(site).runSettings())
        .hasMessage("The property oozie.howdah." + name + " in oozie-site.xml " + problem + ".");
  }

  @Test
  void lendsTheServersLoginWhereItIsToldTo() throws CopyException {
    assertThat(new ServiceSettings(site).serverLogin()).isNull();
    site.set("oozie.howdah.kerberos.login", "server");
    assertThatThrownBy(() -> new ServiceSettings(site).serverLogin())
        .hasMessageContaining("HadoopAccessorService.keytab.file");

    site.set("oozie.service.HadoopAccessorService.keytab.file", "/etc/oozie.keytab");
    site.set("oozie.service.HadoopAccessorService.kerberos.principal", "oozie/_HOST@R.TEST");
    KerberosSettings login = requireNonNull(new ServiceSettings(site).serverLogin());
    assertThat(login.keytab()).isEqualTo(Path.of("/etc/oozie.keytab"));
    assertThat(login.principal()).matches("oozie/[^_]+@R.TEST");

    site.set("oozie.howdah.kerberos.login", "no");
    assertThatThrownBy(() -> new ServiceSettings(site).serverLogin())
        .hasMessageContaining("kerberos.login in oozie-site.xml must be clusters or server");
  }

  @Test
  void requiresTheClusterFile() {
    assertThatThrownBy(() -> new ServiceSettings(site).clustersFile())
        .hasMessage("oozie-site.xml must name the cluster file in oozie.howdah.clusters.file.");
  }

  private static void assertListed(String guide, String name, long value) {
    assertThat(ServiceSettings.NAMES).contains("oozie.howdah." + name);
    assertThat(guide).contains("| `oozie.howdah." + name + "` | " + value + " |");
  }
}
