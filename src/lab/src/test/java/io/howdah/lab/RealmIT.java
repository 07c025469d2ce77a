package io.howdah.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.time.Duration;
import org.apache.kerby.kerberos.kerb.ccache.Credential;
import org.apache.kerby.kerberos.kerb.ccache.CredentialCache;
import org.apache.kerby.kerberos.kerb.keytab.Keytab;
import org.apache.kerby.kerberos.kerb.type.base.PrincipalName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a test can do with a realm, and what a client of it sees. */
class RealmIT {
  // The method below runs first, which NullAway does not see.
  @SuppressWarnings("NullAway.Init")
  private static Realm realm;

  @BeforeAll
  static void start() {
    realm = Realm.builder("REALMA.TEST").users("alice", "bob").start();
  }

  @AfterAll
  static void stop() {
    realm.close();
  }

  @Test
  void givesTickets() throws Exception {
    long authentications = realm.authenticationRequests();
    long tickets = realm.ticketRequests();
    CredentialCache cache = new CredentialCache();
    cache.load(realm.credentialCache("alice").toFile());

    assertThat(cache.getPrimaryPrincipal().getName()).isEqualTo("alice@REALMA.TEST");
    assertThat(realm.authenticationRequests()).isGreaterThan(authentications);
    assertThat(realm.ticketRequests()).isEqualTo(tickets);
  }

  @Test
  void writesKeytabsOfTheGivenUsers() throws Exception {
    Keytab keytab = Keytab.loadKeytab(realm.keytab("bob", "HTTP/localhost").toFile());

    assertThat(keytab.getPrincipals())
        .extracting(PrincipalName::getName)
        .containsExactlyInAnyOrder("bob@REALMA.TEST", "HTTP/localhost@REALMA.TEST");
    assertThat(Files.readString(realm.passwordFile("bob"))).isEqualTo("bob's password\n");
    assertThatThrownBy(() -> realm.keytab("mallory")).hasMessage("REALMA.TEST has no mallory.");
  }

  @Test
  void runsNextToAnotherRealm() throws Exception {
    try (Realm other = Realm.start("REALMB.TEST")) {
      other.addUser("alice");
      CredentialCache theirs = new CredentialCache();
      theirs.load(other.credentialCache("alice").toFile());
      CredentialCache ours = new CredentialCache();
      ours.load(realm.credentialCache("alice").toFile());

      assertThat(theirs.getPrimaryPrincipal().getRealm()).isEqualTo("REALMB.TEST");
      assertThat(ours.getPrimaryPrincipal().getRealm()).isEqualTo("REALMA.TEST");
    }
  }

  @Test
  void limitsTheLifeOfTickets() throws Exception {
    Duration lifetime = Duration.ofSeconds(7);
    try (Realm hasty =
        Realm.builder("HASTY.TEST").users("alice").ticketLifetime(lifetime).start()) {
      CredentialCache cache = new CredentialCache();
      cache.load(hasty.credentialCache("alice").toFile());

      Credential ticket = cache.getCredentials().get(0);
      assertThat(ticket.getEndTime().getTime() - ticket.getAuthTime().getTime())
          .isEqualTo(lifetime.toMillis());
    }
  }

  @Test
  void stopsAndStartsTheKdcAtItsAddress() {
    String address = realm.address();
    realm.stopKdc();
    assertThatThrownBy(() -> realm.credentialCache("alice")).isInstanceOf(LabException.class);

    realm.startKdc();
    assertThat(realm.address()).isEqualTo(address);
    assertThat(realm.credentialCache("alice")).exists();
  }

  @Test
  void acceptsAndDoesNotRespondWhileFrozen() {
    long before = realm.authenticationRequests();
    realm.freezeKdc();
    int port = Integer.parseInt(realm.address().substring("localhost:".length()));
    assertThat(FreePorts.isTaken(port)).isTrue();
    assertThatThrownBy(() -> realm.credentialCache("alice")).isInstanceOf(LabException.class);
    assertThat(realm.authenticationRequests()).isEqualTo(before);

    realm.thawKdc();
    assertThat(realm.credentialCache("alice")).exists();
  }
}
