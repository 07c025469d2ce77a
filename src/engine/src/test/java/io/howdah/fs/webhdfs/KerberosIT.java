package io.howdah.fs.webhdfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.kerberos.KerberosAuthentication;
import io.howdah.auth.kerberos.KerberosEnvironment;
import io.howdah.cluster.AuthMechanism;
import io.howdah.cluster.ClusterSettings;
import io.howdah.cluster.KerberosSettings;
import io.howdah.cluster.MutualAuth;
import io.howdah.cluster.Nameservice;
import io.howdah.lab.Realm;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Logins at real KDCs of two realms, and a server that Java's own Kerberos guards. */
class KerberosIT {
  // The method below runs first, which NullAway does not see.
  @SuppressWarnings("NullAway.Init")
  private static Realm realm;

  @SuppressWarnings("NullAway.Init")
  private static Realm other;

  @SuppressWarnings("NullAway.Init")
  private static SpnegoServer server;

  @SuppressWarnings("NullAway.Init")
  private static SpnegoServer otherServer;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  /** The keytab of the login. */
  enum Proof {
    KEYTAB,
    PASSWORD,
    TICKET
  }

  @BeforeAll
  static void start() throws IOException {
    realm = Realm.builder("REALMA.TEST").users("alice", "bob").start();
    other = Realm.builder("REALMB.TEST").users("carol").start();
    server = SpnegoServer.start(realm);
    otherServer = SpnegoServer.start(other);
  }

  @AfterAll
  static void stop() {
    server.close();
    otherServer.close();
    realm.close();
    other.close();
  }

  @ParameterizedTest
  @EnumSource
  void isWhoItProvesToBe(Proof proof) throws CopyException {
    KerberosSettings.Builder login = KerberosSettings.builder().kdc(List.of(realm.address()));
    switch (proof) {
      case KEYTAB -> login.keytab(realm.keytab("bob"));
      case PASSWORD ->
          login.principal(realm.principal("bob")).passwordFile(realm.passwordFile("bob"));
      case TICKET -> login.ccache(realm.credentialCache("bob"));
    }

    assertThat(home(server, cluster(login))).isEqualTo("/user/bob");
  }

  /** As servers such as Oozie log in; the KDC compares even the type of a name. */
  @Test
  void logsInUnderANameOfSeveralParts() throws CopyException {
    assertThat(home(server, cluster(keytab(realm, "HTTP/localhost")))).isEqualTo("/user/HTTP");
  }

  @Test
  void servesTwoRealmsAtOnceAndChangesNothingForTheProcess() throws CopyException {
    var before = System.getProperties().clone();
    try (WebHdfsFileSystem one = open(server, cluster(keytab(realm, "alice")));
        WebHdfsFileSystem two = open(otherServer, cluster(keytab(other, "carol")))) {
      for (int i = 0; i < 10; i++) {
        assertThat(one.homeDirectory()).hasToString("/user/alice");
        assertThat(two.homeDirectory()).hasToString("/user/carol");
      }
    }
    assertThat(System.getProperties()).isEqualTo(before);
  }

  @Test
  void provesItselfManyTimesAtOnceWithOneTicket() throws Exception {
    long logins = realm.authenticationRequests();
    long tickets = realm.ticketRequests();
    ExecutorService threads = Executors.newFixedThreadPool(32);
    try (WebHdfsFileSystem fileSystem = open(server, cluster(keytab(realm, "alice")))) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        all.add(threads.submit(fileSystem::homeDirectory));
      }
      for (Future<?> each : all) {
        assertThat(each.get()).hasToString("/user/alice");
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(realm.authenticationRequests() - logins).isBetween(1L, 2L);
    assertThat(realm.ticketRequests() - tickets).isEqualTo(1);
  }

  @Test
  void fetchesNewTicketsBeforeTheOldOnesEnd() throws Exception {
    Duration lifetime = Duration.ofSeconds(3);
    try (Realm hasty = Realm.builder("HASTY.TEST").users("alice").ticketLifetime(lifetime).start();
        SpnegoServer guarded = SpnegoServer.start(hasty);
        WebHdfsFileSystem fileSystem = open(guarded, cluster(keytab(hasty, "alice")))) {
      long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
      while (hasty.ticketRequests() < 4 && System.nanoTime() < end) {
        assertThat(fileSystem.homeDirectory()).hasToString("/user/alice");
      }
      assertThat(hasty.ticketRequests()).isEqualTo(4);
    }
  }

  @Test
  void acceptsNoServerWithoutAProof() {
    assertRefused(MutualAuth.REQUIRED, proof -> new byte[0], "carries no proof");
    for (MutualAuth each : List.of(MutualAuth.REQUIRED, MutualAuth.OPTIONAL)) {
      assertRefused(each, KerberosIT::spoiled, "proof is not valid");
      byte[][] earlier = new byte[1][];
      assertRefused(
          each,
          proof -> {
            byte[] sent = earlier[0] == null ? spoiled(proof) : earlier[0];
            earlier[0] = proof;
            return sent;
          },
          "proof");
    }
  }

  @Test
  void takesAServersWordWhereItIsToldTo() throws CopyException {
    assertThat(homeFrom(MutualAuth.OPTIONAL, proof -> new byte[0])).isEqualTo("/user/alice");
    assertThat(homeFrom(MutualAuth.DISABLED, proof -> new byte[0])).isEqualTo("/user/alice");
  }

  @Test
  void saysWhatIsWrongWithALogin() throws Exception {
    Path wrong = Files.writeString(directory.resolve("wrong"), "not it\n");
    KerberosSettings.Builder password =
        KerberosSettings.builder().kdc(List.of(realm.address())).passwordFile(wrong);
    assertFails(
        cluster(password.principal(realm.principal("alice"))),
        ErrorCode.KERBEROS_LOGIN_FAILED,
        "password_file '" + wrong + "' does not hold the key or password that 'alice@REALMA.TEST'");
    assertFails(
        cluster(password.principal(realm.principal("mallory"))),
        ErrorCode.KERBEROS_LOGIN_FAILED,
        "the KDC has no principal 'mallory@REALMA.TEST'");
    assertFails(
        cluster(keytab(other, "carol").kdc(List.of(realm.address()))),
        ErrorCode.UNKNOWN_REALM,
        "cluster 'prod'");
    assertFails(
        cluster(keytab(realm, "alice").principal("bob")),
        ErrorCode.INVALID_CONFIGURATION,
        "has no key of 'bob'; it has keys of alice@REALMA.TEST.");
    assertFails(
        cluster(keytab(realm, "alice").servicePrincipal("HTTP/elsewhere")),
        ErrorCode.KERBEROS_LOGIN_FAILED,
        "has no service 'HTTP/elsewhere@REALMA.TEST': where the server goes by another name, set"
            + " service_principal to it");
    assertFails(
        cluster(keytab(realm, "alice").servicePrincipal("HTTP/localhost@REALMB.TEST")),
        ErrorCode.INVALID_CONFIGURATION,
        "of another realm than 'alice@REALMA.TEST'");
    assertFails(
        cluster(KerberosSettings.builder().keytab(realm.keytab("alice"))),
        ErrorCode.UNKNOWN_REALM,
        "no KDC of the realm 'REALMA.TEST' is known: set kdc");
  }

  @Test
  void saysThatATicketHasExpired() throws Exception {
    try (Realm hasty =
        Realm.builder("HASTY.TEST").users("bob").ticketLifetime(Duration.ofSeconds(1)).start()) {
      Path ccache = hasty.credentialCache("bob");
      KerberosSettings.Builder login =
          KerberosSettings.builder().kdc(List.of(hasty.address())).ccache(ccache);
      Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1));

      assertThatThrownBy(() -> home(server, cluster(login), later))
          .hasMessageContaining("The ticket of 'bob@HASTY.TEST' in the ccache '" + ccache)
          .hasMessageContaining("run kinit")
          .isInstanceOfSatisfying(
              CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TICKET_EXPIRED));
    }
  }

  @Test
  void saysThatTheClocksDiffer() {
    Clock wrong = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(30));

    assertThatThrownBy(() -> home(server, cluster(keytab(realm, "alice")), wrong))
        .hasMessageContaining("the clock of this machine is wrong, or that of the KDC")
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CLOCK_SKEW));
  }

  @Test
  void triesEachKdcAndReportsThatNoneResponds() throws Exception {
    KerberosSettings.Builder two = keytab(realm, "alice");
    two.kdc(List.of("localhost:1", realm.address()));
    assertThat(home(server, cluster(two))).isEqualTo("/user/alice");

    realm.freezeKdc();
    try {
      assertFails(
          cluster(two),
          ErrorCode.KDC_UNREACHABLE,
          "No KDC of the realm 'REALMA.TEST' responded for cluster 'prod': localhost:1 (");
    } finally {
      realm.thawKdc();
    }
  }

  private static byte[] spoiled(byte[] proof) {
    byte[] spoiled = proof.clone();
    spoiled[spoiled.length - 1] ^= 1;
    return spoiled;
  }

  private static void assertRefused(
      MutualAuth mutualAuth, UnaryOperator<byte[]> change, String why) {
    assertThatThrownBy(() -> homeFrom(mutualAuth, change))
        .hasMessageContaining("The server did not prove that it is 'HTTP/localhost@REALMA.TEST'")
        .hasMessageContaining(why)
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SERVER_NOT_TRUSTED));
  }

  private static String homeFrom(MutualAuth mutualAuth, UnaryOperator<byte[]> change)
      throws CopyException {
    server.tamper(change);
    try {
      return home(server, cluster(keytab(realm, "alice")).mutualAuth(mutualAuth));
    } finally {
      server.tamper(proof -> proof);
    }
  }

  private static void assertFails(ClusterSettings.Builder cluster, ErrorCode code, String message) {
    assertThatThrownBy(() -> home(server, cluster))
        .hasMessageContaining(message)
        .isInstanceOfSatisfying(CopyException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private static KerberosSettings.Builder keytab(Realm realm, String user) {
    return KerberosSettings.builder().kdc(List.of(realm.address())).keytab(realm.keytab(user));
  }

  private static ClusterSettings.Builder cluster(KerberosSettings.Builder login) {
    return ClusterSettings.builder("prod")
        .nameservice(Nameservice.builder().url("http://localhost:9870").mount("/").build())
        .authMechanism(AuthMechanism.GSSAPI)
        .readTimeout(Duration.ofSeconds(2))
        .kerberos(login.build());
  }

  private static String home(SpnegoServer at, ClusterSettings.Builder cluster)
      throws CopyException {
    return home(at, cluster, Clock.systemUTC());
  }

  private static String home(SpnegoServer at, ClusterSettings.Builder cluster, Clock clock)
      throws CopyException {
    try (WebHdfsFileSystem fileSystem = open(at.urls(), cluster, clock)) {
      return fileSystem.homeDirectory().toString();
    }
  }

  private static WebHdfsFileSystem open(SpnegoServer at, ClusterSettings.Builder cluster)
      throws CopyException {
    return open(at.urls(), cluster, Clock.systemUTC());
  }

  private static WebHdfsFileSystem open(
      List<URI> urls, ClusterSettings.Builder cluster, Clock clock) throws CopyException {
    ClusterSettings settings = cluster.build();
    return new WebHdfsFileSystem(
        urls,
        KerberosAuthentication.of(
            settings, settings.kerberos(), null, KerberosEnvironment.ofThisProcess(), clock),
        TestFileSystems.settings(Duration.ofSeconds(20), RequestObserver.none()));
  }
}
