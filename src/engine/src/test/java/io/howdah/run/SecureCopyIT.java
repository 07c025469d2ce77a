package io.howdah.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.ClusterCheckOptions;
import io.howdah.ClusterPath;
import io.howdah.ClusterProblem;
import io.howdah.ClusterReport;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;
import io.howdah.CopyRequest.Target;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.check.ConfiguredClusterCheck;
import io.howdah.cluster.AuthMechanism;
import io.howdah.cluster.ClusterConfiguration;
import io.howdah.cluster.ClusterSettings;
import io.howdah.cluster.KerberosSettings;
import io.howdah.cluster.Nameservice;
import io.howdah.cluster.Secret;
import io.howdah.event.EventHandlers;
import io.howdah.event.FileFinished;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.Realm;
import io.howdah.lab.Referee;
import io.howdah.lab.Sweep;
import io.howdah.lab.TreeSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Copies between two secure clusters without trust between their realms. */
class SecureCopyIT {
  private static final Duration LONGEST_TOKEN = Duration.ofSeconds(8);

  // The method below runs first, which NullAway does not see.
  @SuppressWarnings("NullAway.Init")
  private static Realm stagingRealm;

  @SuppressWarnings("NullAway.Init")
  private static Realm prodRealm;

  @SuppressWarnings("NullAway.Init")
  private static HdfsCluster staging;

  @SuppressWarnings("NullAway.Init")
  private static HdfsCluster prod;

  @BeforeAll
  static void start() {
    stagingRealm = Realm.builder("REALMA.TEST").users("alice").start();
    prodRealm = Realm.builder("REALMB.TEST").users("alice", "oozie").start();
    List<HdfsCluster> clusters =
        HdfsCluster.startAll(
            HdfsCluster.builder("staging").secure(stagingRealm),
            HdfsCluster.builder("prod")
                .secure(prodRealm)
                .mayImpersonate("oozie", "alice")
                .delegationTokens(Duration.ofSeconds(4), LONGEST_TOKEN));
    staging = clusters.get(0);
    prod = clusters.get(1);
    staging.files().writeTree("/tree", TreeSpec.of(40, 40_000, 1));
    staging.files().mkdirs("/in");
    prod.files().mkdirs("/in");
    prod.files().setPermission("/in", 0777);
  }

  @AfterAll
  static void stop() {
    staging.close();
    prod.close();
    stagingRealm.close();
    prodRealm.close();
  }

  @Test
  void copiesFromOneRealmToTheOther() {
    long logins = prodRealm.authenticationRequests();
    long tickets = prodRealm.ticketRequests();
    CopyStatus status =
        copy(
            ClusterCopyEngine.open(configuration(AuthMechanism.GSSAPI, prodRealm.keytab("alice"))),
            "/in/one");

    assertThat(status.error()).isNull();
    assertThat(status.copied().files()).isEqualTo(40);
    assertThat(prod.files().status("/in/one").orElseThrow().owner()).isEqualTo("alice");
    assertThat(prodRealm.authenticationRequests() - logins).isLessThanOrEqualTo(2);
    assertThat(prodRealm.ticketRequests() - tickets).isLessThanOrEqualTo(2);
    Referee.compare(staging, "/tree", prod, "/in/one").assertEqual();
  }

  @Test
  void sendsFewRequestsToTheKdcForManyFiles() {
    sendsFewRequestsToTheKdc(300);
  }

  @Sweep
  @Test
  void sendsFewRequestsToTheKdcForTwoThousandFiles() {
    sendsFewRequestsToTheKdc(2_000);
  }

  private static void sendsFewRequestsToTheKdc(int files) {
    String source = "/many-" + files;
    String target = "/in/many-" + files;
    staging.files().writeTree(source, TreeSpec.of(files, 1_000, 2));
    ClusterConfiguration configuration =
        configuration(AuthMechanism.GSSAPI, prodRealm.keytab("alice"), 32);
    long before = kdcRequests();
    CopyRequest request =
        CopyRequest.builder(ClusterPath.of("staging", source), ClusterPath.of("prod", target))
            .target(Target.EXACT)
            .options(CopyOptions.builder().threads(32).build())
            .build();
    CopyStatus status;
    try (ClusterCopyEngine engine = ClusterCopyEngine.open(configuration)) {
      status = engine.copy(request, CopyListener.NONE, new Cancellation());
    }

    assertThat(status.error()).isNull();
    assertThat(status.verifiedFiles()).isEqualTo(files);
    assertThat(status.failures()).isEmpty();
    assertThat(kdcRequests() - before).isLessThanOrEqualTo(6);
    Referee.compare(staging, source, prod, target).assertEqual();
  }

  private static long kdcRequests() {
    return stagingRealm.authenticationRequests()
        + stagingRealm.ticketRequests()
        + prodRealm.authenticationRequests()
        + prodRealm.ticketRequests();
  }

  @Test
  void outlivesItsTokens() {
    long begin = System.nanoTime();
    CopyStatus status =
        copy(
            ClusterCopyEngine.open(
                configuration(AuthMechanism.TKN_GSSAPI, prodRealm.keytab("alice"))),
            "/in/slow",
            slowly(Duration.ofMillis(900)));

    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .as("what was to be tested: more than two lives of a token")
        .isGreaterThan(LONGEST_TOKEN.multipliedBy(2));
    assertThat(status.error()).isNull();
    assertThat(status.failures()).isEmpty();
    Referee.compare(staging, "/tree", prod, "/in/slow").assertEqual();
  }

  @Test
  void endsWhereATokenThatWasGivenHasExpired() {
    ClusterSettings.Builder given = cluster(prod).authMechanism(AuthMechanism.TOKEN);
    given.token(Secret.of(prod.delegationToken()));
    prod.files().writeText("/in/file", "content");
    CopyStatus status;
    int copies = 0;
    do {
      ClusterConfiguration configuration =
          ClusterConfiguration.builder().cluster(given.build()).build();
      status = copyFile(ClusterCopyEngine.open(configuration), "/in/given-" + copies);
      copies++;
    } while (status.error() == null && copies < 10_000);

    assertThat(copies).as("those that it served for").isGreaterThan(1);
    assertThat(MemoryCopy.stoppedBy(status)).isEqualTo(ErrorCode.TOKEN_EXPIRED);
  }

  @Test
  void actsAsTheServedUserAlone() {
    ClusterConfiguration configuration =
        configuration(AuthMechanism.GSSAPI, prodRealm.keytab("oozie"), "prod");
    CopyStatus served = copyWithin(configuration, "alice", "/in/served");
    CopyStatus refused = copyWithin(configuration, "bob", "/in/refused");
    CopyStatus ourselves = copyWithin(configuration, "oozie", "/in/ourselves");

    assertThat(served.error()).isNull();
    assertThat(prod.files().status("/in/served").orElseThrow().owner()).isEqualTo("alice");
    assertThat(MemoryCopy.stoppedBy(refused)).isEqualTo(ErrorCode.IMPERSONATION_DENIED);
    assertThat(refused.error()).hasMessageContaining("oozie is not allowed to impersonate bob");
    // A NameNode lets every user act for himself.
    assertThat(ourselves.error()).isNull();
    assertThat(prod.files().status("/in/ourselves").orElseThrow().owner()).isEqualTo("oozie");
  }

  @Test
  void showsTheWholeLoginToAnOperator() throws CopyException {
    List<ClusterReport> reports =
        ConfiguredClusterCheck.open(configuration(AuthMechanism.GSSAPI, prodRealm.keytab("alice")))
            .check(List.of(), ClusterCheckOptions.defaults());

    ClusterReport report = reports.get(1);
    assertThat(report.problems()).extracting(ClusterProblem::code).noneMatch(ErrorCode::isOfLogin);
    assertThat(report.isUsable()).isTrue();
    assertThat(report.principal()).isEqualTo("alice@REALMB.TEST");
    assertThat(report.user()).isEqualTo("alice");
    assertThat(report.tokenExpiry())
        .isBetween(Instant.now().minus(LONGEST_TOKEN), Instant.now().plus(LONGEST_TOKEN));
    assertThat(reports.get(0).principal()).isEqualTo("alice@REALMA.TEST");
  }

  private static CopyStatus copyWithin(
      ClusterConfiguration configuration, String user, String target) {
    prod.files().writeText("/in/file", "content");
    return copyFile(ClusterCopyEngine.serving(configuration, user, 4), target);
  }

  private static CopyStatus copyFile(ClusterCopyEngine engine, String target) {
    CopyRequest request =
        CopyRequest.builder(ClusterPath.of("prod", "/in/file"), ClusterPath.of("prod", target))
            .target(Target.EXACT)
            .build();
    try (engine) {
      return engine.copy(request, CopyListener.NONE, new Cancellation());
    }
  }

  private static CopyStatus copy(ClusterCopyEngine engine, String target) {
    return copy(engine, target, CopyListener.NONE);
  }

  private static CopyStatus copy(ClusterCopyEngine engine, String target, CopyListener listener) {
    CopyRequest request =
        CopyRequest.builder(ClusterPath.of("staging", "/tree"), ClusterPath.of("prod", target))
            .target(Target.EXACT)
            .options(LabCopy.FORCE)
            .build();
    try (engine) {
      return engine.copy(request, listener, new Cancellation());
    }
  }

  private static ClusterConfiguration configuration(
      AuthMechanism mechanism, Path keytab, String... names) {
    return configuration(mechanism, keytab, 2, names);
  }

  private static ClusterConfiguration configuration(
      AuthMechanism mechanism, Path keytab, int maxConcurrency, String... names) {
    ClusterConfiguration.Builder configuration = ClusterConfiguration.builder();
    if (names.length == 0) {
      configuration.cluster(
          cluster(
              staging,
              mechanism,
              maxConcurrency,
              KerberosSettings.builder()
                  .ccache(stagingRealm.credentialCache("alice"))
                  .kdc(List.of(stagingRealm.address()))));
    }
    return configuration
        .cluster(
            cluster(
                prod,
                mechanism,
                maxConcurrency,
                KerberosSettings.builder().keytab(keytab).kdc(List.of(prodRealm.address()))))
        .build();
  }

  private static ClusterSettings cluster(
      HdfsCluster cluster,
      AuthMechanism mechanism,
      int maxConcurrency,
      KerberosSettings.Builder login) {
    return cluster(cluster)
        .authMechanism(mechanism)
        .kerberos(login.build())
        .maxConcurrency(maxConcurrency)
        .build();
  }

  private static ClusterSettings.Builder cluster(HdfsCluster cluster) {
    Nameservice.Builder nameservice = Nameservice.builder().mount("/");
    cluster.urls().forEach(url -> nameservice.url(url.toString()));
    return ClusterSettings.builder(cluster.name()).nameservice(nameservice.build());
  }

  /** Makes a copy take a while: so long for each file. */
  private static CopyListener slowly(Duration wait) {
    return EventHandlers.builder()
        .on(FileFinished.class, file -> LockSupport.parkNanos(wait.toNanos()))
        .build();
  }
}
