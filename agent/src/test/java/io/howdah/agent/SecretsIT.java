package io.howdah.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.CertificateAuthority;
import io.howdah.lab.Secrets;
import io.howdah.lab.SecureLab;
import io.howdah.lab.TreeSpec;
import io.howdah.lab.UsesSecureLab;
import io.howdah.lab.WireTap;
import io.howdah.lab.channel.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * No output of a copy reveals a secret, at any log level and for any end of the copy. Each place
 * has a name that the search must find, so a search that finds or reads nothing fails.
 */
@UsesSecureLab
class SecretsIT {
  private static final String USER = "alice";
  private static final String PLANTED = "planted-to-be-found";
  private static final String TOKEN = "delegation token";

  @RegisterExtension static final SecureLab LAB = new SecureLab();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  private final Secrets secrets = new Secrets().add(PLANTED, PLANTED);
  private final String source = LAB.newDirectory("staging") + "/" + PLANTED;
  private final String target = LAB.newDirectory("open") + "/copy";

  // The method below runs first, which NullAway does not see.
  @SuppressWarnings("NullAway.Init")
  private WireTap tap;

  @BeforeEach
  void listen() {
    tap = WireTap.before(LAB.url("staging"));
    LAB.cluster("staging").files().writeTree(source, TreeSpec.of(5, 1_000, 1));
  }

  @AfterEach
  void stopListening() {
    tap.close();
  }

  @Test
  void hidesTokensThatServeAndThatServeNoLonger() throws Exception {
    Message staging = LAB.entry("staging", USER, tap.url());
    secrets.addKeys(Path.of(staging.text("keytab")));
    String other = LAB.newDirectory("staging") + "/copy";
    try (WireTap gateway = WireTap.before(LAB.url("staging-httpfs"));
        AgentCopy copy = start(staging, LAB.entry("staging-httpfs", USER, gateway.url()), other)) {
      assertThat(copy.exitCode()).as(copy.toString()).isZero();
      secrets.addTraffic(tap.heard()).addTraffic(gateway.heard());
      assertThat(new Secrets().addTraffic(gateway.heard()).of(TOKEN)).isNotEmpty();
      assertThat(secrets.of("Negotiate value")).hasSizeGreaterThan(1);
      assertHidden(copy);
    }

    String cancelled = new Secrets().addTraffic(tap.heard()).of(TOKEN).get(0);
    assertTokenRefused(cancelled, "TOKEN_NOT_FOUND", "is no longer valid");
    int middle = cancelled.length() / 2;
    char changed = cancelled.charAt(middle) == 'A' ? 'B' : 'A';
    String forged = cancelled.substring(0, middle) + changed + cancelled.substring(middle + 1);
    assertTokenRefused(forged, "TOKEN_NOT_FOUND", "is no longer valid, or never was");
    assertTokenRefused("no-token-but-a-secret", "TOKEN_INVALID", "is no delegation token");
  }

  @Test
  void hidesKeysAndPasswordsThatOpenNothing() throws Exception {
    Message stranger =
        LAB.entry("staging", USER, tap.url())
            .with("keytab", LAB.realm("prod").keytab(USER).toString());
    secrets.addKeys(Path.of(stranger.text("keytab")));
    assertFails(stranger, LAB.entry("open", USER), 3, "UNKNOWN_REALM");

    Path passwordFile = Files.writeString(directory.resolve("proof"), "guessed-by-mistake\n");
    secrets.add("password", "guessed-by-mistake");
    Message guessing =
        LAB.entry("staging", USER, tap.url())
            .with("keytab", null)
            .with("principal", LAB.realm("staging").principal(USER))
            .with("password_file", passwordFile.toString());
    assertFails(guessing, LAB.entry("open", USER), 6, "KERBEROS_LOGIN_FAILED");
  }

  @Test
  void hidesPasswordsOfStores() throws Exception {
    secrets.add("store's password", CertificateAuthority.PASSWORD);
    Message trusting =
        LAB.entry("prod", USER)
            .with("ca", null)
            .with("truststore", LAB.authority().truststore("JKS").toString())
            .with("truststore_password", CertificateAuthority.PASSWORD)
            .with("keystore", LAB.authority().clientKeystore(USER).toString())
            .with("keystore_password", CertificateAuthority.PASSWORD);
    String inProd = LAB.newDirectory("prod") + "/copy";
    try (AgentCopy copy = start(LAB.entry("staging", USER), trusting, inProd)) {
      assertThat(copy.exitCode()).as(copy.toString()).isZero();
      assertHidden(copy);
    }

    secrets.add("another password", "the-wrong-password");
    for (String key : List.of("truststore_password", "keystore_password")) {
      Message wrong = trusting.with(key, "the-wrong-password");
      assertFails(LAB.entry("staging", USER), wrong, 3, "INVALID_CONFIGURATION");
    }
  }

  @Test
  void hidesTokensWhereTheClusterDies() throws Exception {
    LAB.cluster("staging").files().writeTree(source, TreeSpec.of(400, 1_000, 1));
    Message staging = LAB.entry("staging", USER, tap.url());
    try (AgentCopy copy = start(staging, LAB.entry("open", USER), target, "--threads=1")) {
      await(() -> LAB.cluster("open").files().status(target + "/file-000003").isPresent());
      LAB.cluster("staging").stopNameNode(0);
      try {
        assertThat(copy.exitCode()).as(copy.toString()).isEqualTo(8);
      } finally {
        LAB.cluster("staging").startNameNode(0);
      }
      secrets.addTraffic(tap.heard());
      assertThat(secrets.of(TOKEN)).isNotEmpty();
      assertHidden(copy);
    }
  }

  private void assertTokenRefused(String token, String code, String sentence) throws Exception {
    secrets.add("given token", token);
    Message staging =
        LAB.entry("staging", USER, tap.url())
            .with("auth_mechanism", "TOKEN")
            .with("keytab", null)
            .with("token", token);
    try (AgentCopy copy = start(staging, LAB.entry("open", USER), target)) {
      assertThat(copy.exitCode()).as(copy.toString()).isEqualTo(6);
      assertThat(copy.status().message("Error").text("code")).isEqualTo(code);
      assertThat(copy.status().message("Error").text("message")).contains(sentence);
      assertHidden(copy);
    }
  }

  private void assertFails(Message from, Message to, int exitCode, String code) throws Exception {
    try (AgentCopy copy = start(from, to, target)) {
      assertThat(copy.exitCode()).as(copy.toString()).isEqualTo(exitCode);
      assertThat(copy.status().message("Error").text("code")).isEqualTo(code);
      assertHidden(copy);
    }
  }

  /** Each text names the source, which is the one secret that is to be found in all of them. */
  private void assertHidden(AgentCopy copy) throws Exception {
    assertThat(copy.traces())
        .hasSize(4)
        .allSatisfy(
            (place, text) -> assertThat(secrets.foundIn(text)).as(place).containsExactly(PLANTED));
  }

  private AgentCopy start(Message from, Message to, String destination, String... options)
      throws Exception {
    return AgentCopy.start(directory, List.of(from, to), source, destination, options);
  }

  private static void await(Condition condition) {
    Instant deadline = Instant.now().plus(Duration.ofMinutes(2));
    while (!condition.holds()) {
      assertThat(Instant.now()).as("the end of waiting").isBefore(deadline);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private interface Condition {
    boolean holds();
  }
}
