package io.howdah.fs.webhdfs;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.Authentication;
import io.howdah.auth.Session;
import io.howdah.auth.TokenAuthentication;
import io.howdah.auth.TokenIssuer;
import io.howdah.auth.kerberos.KerberosAuthentication;
import io.howdah.auth.kerberos.KerberosEnvironment;
import io.howdah.cluster.AuthMechanism;
import io.howdah.cluster.ClusterSettings;
import io.howdah.cluster.KerberosSettings;
import io.howdah.cluster.Nameservice;
import io.howdah.cluster.Secret;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.Realm;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tokens of a real secure cluster. */
class DelegationTokenIT {
  // The method below runs first, which NullAway does not see.
  @SuppressWarnings("NullAway.Init")
  private static Realm realm;

  @SuppressWarnings("NullAway.Init")
  private static HdfsCluster cluster;

  private final RequestCounter requests = new RequestCounter();

  @SuppressWarnings("NullAway.Init")
  private static FilePath file;

  @BeforeAll
  static void start() throws CopyException {
    file = FilePath.of("/tmp/file");
    realm = Realm.builder("REALMA.TEST").users("alice", "oozie").start();
    cluster =
        HdfsCluster.builder("secure")
            .nameNodes(2)
            .secure(realm)
            .mayImpersonate("oozie", "alice")
            .start();
    cluster.files().mkdirs("/tmp");
    cluster.files().setPermission("/tmp", 0777);
  }

  @AfterAll
  static void stop() {
    cluster.close();
    realm.close();
  }

  @Test
  void getsOneTokenForEverythingAndGivesItBack() throws Exception {
    try (WebHdfsFileSystem fileSystem = open(kerberos("alice", null))) {
      for (int i = 0; i < 20; i++) {
        fileSystem.create(file, CreateOptions.defaults(), TestContent.text("text " + i));
        assertThat(TestContent.read(fileSystem, file)).asString().isEqualTo("text " + i);
      }
      assertThat(fileSystem.status(file).orElseThrow().owner()).isEqualTo("alice");
    }
    assertThat(requests.requests())
        .filteredOn(each -> each.contains("TOKEN"))
        .containsExactlyInAnyOrder(
            "NAMENODE GETDELEGATIONTOKEN",
            "NAMENODE RENEWDELEGATIONTOKEN",
            "NAMENODE CANCELDELEGATIONTOKEN");
  }

  @Test
  void keepsItsTokenThroughAFailover() throws Exception {
    try (WebHdfsFileSystem fileSystem = open(kerberos("alice", null))) {
      fileSystem.homeDirectory();
      fileSystem.create(file, CreateOptions.defaults(), TestContent.text("before"));
      cluster.failover();

      assertThat(TestContent.read(fileSystem, file)).asString().isEqualTo("before");
    }
    assertThat(requests.requests()).containsOnlyOnce("NAMENODE GETDELEGATIONTOKEN");
  }

  @Test
  void getsAnotherTokenWhereTheServerNoLongerAcceptsIt() throws Exception {
    Stealing stealing = new Stealing(kerberos("alice", null));
    try (WebHdfsFileSystem fileSystem = open(stealing)) {
      fileSystem.create(file, CreateOptions.defaults(), TestContent.text("first"));
      stealing.cancel();

      // A NameNode looks at tokens; a DataNode may go on with one that it has seen.
      assertThat(fileSystem.status(file)).isPresent();
      assertThat(TestContent.read(fileSystem, file)).asString().isEqualTo("first");
      stealing.cancel();
      fileSystem.create(file, CreateOptions.defaults(), TestContent.text("second"));
    }
    assertThat(requests.requests())
        .filteredOn(each -> each.equals("NAMENODE GETDELEGATIONTOKEN"))
        .hasSize(3);
  }

  @Test
  void actsForAnotherUserByThatUsersToken() throws Exception {
    try (WebHdfsFileSystem fileSystem = open(kerberos("oozie", "alice"))) {
      FilePath own = FilePath.of("/tmp/of-alice");
      fileSystem.create(own, CreateOptions.defaults(), TestContent.text("text"));

      assertThat(fileSystem.status(own).orElseThrow().owner()).isEqualTo("alice");
      assertThat(fileSystem.homeDirectory()).hasToString("/user/alice");
    }
    // Ourselves may renew and cancel it.
    assertThat(requests.requests())
        .contains("NAMENODE RENEWDELEGATIONTOKEN", "NAMENODE CANCELDELEGATIONTOKEN");
  }

  @Test
  void saysThatItMayNotActForAUser() throws Exception {
    try (WebHdfsFileSystem fileSystem = open(kerberos("oozie", "hdfs"))) {
      assertFails(
          fileSystem, ErrorCode.IMPERSONATION_DENIED, "oozie is not allowed to impersonate hdfs");
    }
  }

  @Test
  void saysThatATokenThatWasGivenServesNoLonger() throws Exception {
    Stealing stealing = new Stealing(kerberos("alice", null));
    try (WebHdfsFileSystem owner = open(stealing)) {
      owner.homeDirectory();
      try (WebHdfsFileSystem given = open(TokenAuthentication.of("prod", stealing.token()))) {
        assertThat(given.homeDirectory()).hasToString("/user/alice");
        stealing.cancel();

        assertFails(
            given,
            ErrorCode.TOKEN_NOT_FOUND,
            "delegation token that was given for cluster 'prod' is no longer valid");
      }
    }
  }

  private void assertFails(WebHdfsFileSystem fileSystem, ErrorCode code, String message) {
    assertThatThrownBy(() -> fileSystem.status(file))
        .hasMessageContaining(message)
        .isInstanceOfSatisfying(CopyException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private static Authentication kerberos(String user, @Nullable String proxy) throws CopyException {
    ClusterSettings settings =
        ClusterSettings.builder("prod")
            .nameservice(Nameservice.builder().url("http://localhost:9870").mount("/").build())
            .authMechanism(AuthMechanism.TKN_GSSAPI)
            .kerberos(
                KerberosSettings.builder()
                    .kdc(List.of(realm.address()))
                    .keytab(realm.keytab(user))
                    .build())
            .build();
    return KerberosAuthentication.of(
        settings,
        settings.kerberos(),
        proxy,
        KerberosEnvironment.ofThisProcess(),
        Clock.systemUTC());
  }

  private WebHdfsFileSystem open(Authentication authentication) {
    return new WebHdfsFileSystem(
        cluster.urls(), authentication, TestFileSystems.settings(Duration.ofSeconds(20), requests));
  }

  /** Looks at the tokens that pass by, and cancels them behind their user's back. */
  private static final class Stealing implements Authentication, TokenIssuer {
    private final Authentication real;
    private @Nullable TokenIssuer issuer;
    private @Nullable Session asking;
    private @Nullable Secret last;

    private Stealing(Authentication real) {
      this.real = real;
    }

    private Secret token() {
      return requireNonNull(last);
    }

    private void cancel() throws CopyException {
      requireNonNull(issuer).cancel(requireNonNull(asking), token());
    }

    @Override
    public Session open(TokenIssuer issuer) {
      this.issuer = issuer;
      return real.open(this);
    }

    @Override
    public @Nullable Secret issue(Session session, @Nullable String renewer) throws CopyException {
      asking = session;
      last = requireNonNull(issuer).issue(session, renewer);
      return last;
    }

    @Override
    public Instant renew(Session session, Secret token) throws CopyException {
      return requireNonNull(issuer).renew(session, token);
    }

    @Override
    public void cancel(Session session, Secret token) throws CopyException {
      requireNonNull(issuer).cancel(session, token);
    }
  }
}
