package io.howdah.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.kerberos.GssLogin;
import io.howdah.auth.kerberos.KerberosEnvironment;
import io.howdah.cluster.AuthMechanism;
import io.howdah.cluster.ClusterConfiguration;
import io.howdah.cluster.ClusterSettings;
import io.howdah.cluster.KerberosSettings;
import io.howdah.cluster.MetastoreAddress;
import io.howdah.cluster.MetastoreServer;
import io.howdah.cluster.Nameservice;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HiveServer;
import io.howdah.lab.Realm;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The logins at a real metastore with Kerberos. This process has no {@code krb5.conf} of its realm.
 */
@SuppressWarnings("NullAway.Init")
class SecureMetastoreIT {
  private static final String SERVICE = "hdfs/_HOST@HIVE.TEST";
  private static final HiveTableName SALES = HiveTableName.of("default", "sales");

  private static Realm realm;
  private static HdfsCluster cluster;
  private static HiveServer hive;
  private static String target;

  @BeforeAll
  static void start() throws Exception {
    realm = Realm.builder("HIVE.TEST").users("alice", "bob", "oozie").start();
    cluster =
        HdfsCluster.builder("secure-tables")
            .secure(realm)
            .mayImpersonate("oozie", "alice")
            .set("hadoop.rpc.protection", "privacy")
            .start();
    hive = HiveServer.builder("secure-hive").on(cluster).start();
    hive.execute("create external table sales (id int) partitioned by (k string)");
    try (Metastore metastore = open(MetastoreLogin.kerberos(login("alice")))) {
      target = metastore.table(SALES).location().orElseThrow().path();
    }
    cluster.files().setPermission(target, 0777);
  }

  @AfterAll
  static void stop() {
    hive.close();
    cluster.close();
    realm.close();
  }

  @Test
  void logsInWithAKeytabAndByTheTokenThatItGets() throws Exception {
    MetastoreToken token;
    try (Metastore metastore = open(MetastoreLogin.kerberos(login("alice")))) {
      add(metastore, "own");
      token = metastore.delegationToken("alice", "alice");
    }

    try (Metastore metastore = open(MetastoreLogin.token(token))) {
      assertThat(metastore.partitionNames(SALES)).contains("k=own");
    }
    assertThat(hive.execute("show partitions sales")).contains(List.of("k=own"));
    assertThat(cluster.files().status(target + "/k=own").orElseThrow().owner()).isEqualTo("alice");
  }

  /** The directory that the metastore makes shows who acts there. */
  @Test
  void actsForAUserOnly() throws Exception {
    try (Metastore metastore = open(MetastoreLogin.kerberos(login("oozie"), "alice"))) {
      add(metastore, "served");
      metastore.close(); // the next call logs in again
      assertThat(metastore.partitionNames(SALES)).contains("k=served");
    }

    assertThat(cluster.files().status(target + "/k=served").orElseThrow().owner())
        .isEqualTo("alice");
  }

  @Test
  void cancelsATokenByTheLoginThatGotIt() throws Exception {
    try (MetastoreConnection own =
        MetastoreConnection.open(
            server(), MetastoreLogin.kerberos(login("oozie")), MetastoreSettings.defaults())) {
      String text = own.call(MetastoreCalls.delegationToken("alice", realm.principal("oozie")));
      MetastoreToken token = MetastoreToken.parse(text);
      open(MetastoreLogin.token(token)).close();
      own.call(MetastoreCalls.cancelDelegationToken(text));

      assertThat(failure(MetastoreLogin.token(token)).code())
          .isEqualTo(ErrorCode.AUTHENTICATION_FAILED);
    }
  }

  @Test
  void opensTablesOfAConfiguration() throws Exception {
    ClusterConfiguration configuration = configuration("alice", SERVICE);

    HiveRegistry.ofOurselves(configuration)
        .open("prod", "default.sales", target, new Cancellation())
        .close();
  }

  @Test
  void opensTablesAsTheProxyOfAConfiguration() throws Exception {
    HiveRegistry.ofOurselves(proxying("alice"))
        .open("prod", "default.sales", target, new Cancellation())
        .close();

    CopyException failure = refused(HiveRegistry.ofOurselves(proxying("bob")));
    assertThat(failure.code()).isEqualTo(ErrorCode.PERMISSION_DENIED);
    assertThat(failure).hasMessageContaining("no delegation token for 'bob'");
  }

  private static ClusterConfiguration proxying(String proxy) {
    return ClusterConfiguration.builder()
        .cluster(settings("oozie", SERVICE).proxy(proxy).build())
        .build();
  }

  @Test
  void opensTablesForAUserByTheLoginOfTheServer() throws Exception {
    HiveRegistry registry =
        HiveRegistry.serving(
            configuration(null, SERVICE),
            "alice",
            KerberosSettings.builder()
                .principal(realm.principal("oozie"))
                .keytab(realm.keytab("oozie"))
                .build());

    registry.open("prod", "default.sales", target, new Cancellation()).close();
  }

  @Test
  void actsForNoUserWithoutTheRight() {
    CopyException failure = refused(serving("bob"));

    assertThat(failure.code()).isEqualTo(ErrorCode.PERMISSION_DENIED);
    assertThat(failure)
        .hasMessageStartingWith(
            "The login at the metastore "
                + hive.metastoreUri()
                + " failed: it gives 'oozie@HIVE.TEST' no delegation token for 'bob' (")
        .hasMessageContaining("not allowed to impersonate bob");
  }

  /** A server would shorten the name, and act as another user. */
  @Test
  void actsForNoPrincipal() {
    for (String user : List.of("alice@HIVE.TEST", "alice/localhost")) {
      CopyException failure = refused(serving(user));

      assertThat(failure.code()).isEqualTo(ErrorCode.PERMISSION_DENIED);
      assertThat(failure).hasMessageContaining("by the name '" + user + "'");
    }
  }

  @Test
  void needsAPrincipalThatTheMetastoreHas() {
    CopyException none = refused(HiveRegistry.ofOurselves(configuration("alice", null)));
    assertThat(none.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION);
    assertThat(none)
        .hasMessage(
            "Cluster 'prod' has Kerberos and no key 'metastore_principal', which a login at its"
                + " metastore needs.");

    CopyException unknown = refused("hive/_HOST@HIVE.TEST");
    assertThat(unknown.code()).isEqualTo(ErrorCode.KERBEROS_LOGIN_FAILED);
    assertThat(unknown)
        .hasMessageStartingWith(
            "The Kerberos login at cluster 'prod' failed: the KDC has no service"
                + " 'hive/localhost@HIVE.TEST': where the server goes by another name, set"
                + " metastore_principal to it (");

    CopyException other = refused("HTTP/_HOST@HIVE.TEST");
    assertThat(other.code()).isEqualTo(ErrorCode.AUTHENTICATION_FAILED);
    assertThat(other)
        .hasMessageStartingWith(
            "The login at the metastore "
                + hive.metastoreUri()
                + " failed: it does not accept the ticket of 'alice@HIVE.TEST' for"
                + " 'HTTP/localhost@HIVE.TEST' (");

    CopyException foreign = refused("hdfs/_HOST@OTHER.TEST");
    assertThat(foreign.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION);
    assertThat(foreign)
        .hasMessageStartingWith(
            "Cluster 'prod': the metastore_principal 'hdfs/_HOST@OTHER.TEST' is of another realm");
  }

  @Test
  void saysThatATokenIsUnknown() {
    byte[] unknown = {0, 1, 2};
    CopyException failure = failure(MetastoreLogin.token(MetastoreToken.of(unknown, unknown)));

    assertThat(failure.code()).isEqualTo(ErrorCode.AUTHENTICATION_FAILED);
    assertThat(failure).hasMessageContaining(hive.metastoreUri().toString());
  }

  @Test
  void hintsAtKerberosWhenAConnectionCloses() {
    CopyException failure = failure(MetastoreLogin.user("alice"));

    assertThat(failure.code()).isEqualTo(ErrorCode.METASTORE_UNREACHABLE);
    assertThat(failure.code().advice()).contains("Kerberos");
    assertThat(failure)
        .hasMessageStartingWith("No metastore can be reached at " + hive.metastoreUri() + " (");
  }

  private static void add(Metastore metastore, String value) throws CopyException {
    HiveTable table = metastore.table(SALES);
    List<String> values = List.of(value);
    TableLocation location = table.defaultLocation(values).orElseThrow();
    metastore.addPartitions(SALES, List.of(table.newPartition(values, location)));
  }

  private static MetastoreServer server() throws CopyException {
    return MetastoreAddress.parse(hive.metastoreUri().toString()).servers().get(0);
  }

  private static Metastore open(MetastoreLogin login) throws CopyException {
    return Metastore.open(
        MetastoreAddress.parse(hive.metastoreUri().toString()),
        login,
        MetastoreSettings.defaults(),
        new Cancellation());
  }

  private static CopyException failure(MetastoreLogin login) {
    return catchThrowableOfType(CopyException.class, () -> open(login));
  }

  private static CopyException refused(String principal) {
    return refused(HiveRegistry.ofOurselves(configuration("alice", principal)));
  }

  private static CopyException refused(HiveRegistry registry) {
    return catchThrowableOfType(
        CopyException.class,
        () -> registry.open("prod", "default.sales", target, new Cancellation()));
  }

  private static HiveRegistry serving(String user) {
    return HiveRegistry.serving(configuration("oozie", SERVICE), user, null);
  }

  private static ClusterConfiguration configuration(
      @Nullable String user, @Nullable String principal) {
    return ClusterConfiguration.builder().cluster(settings(user, principal).build()).build();
  }

  /**
   * The settings of the cluster.
   *
   * @param user whose keytab is used; null for none
   */
  private static ClusterSettings.Builder settings(
      @Nullable String user, @Nullable String principal) {
    return ClusterSettings.builder("prod")
        .nameservice(Nameservice.builder().url(cluster.urls().get(0).toString()).mount("/").build())
        .authMechanism(AuthMechanism.GSSAPI)
        .kerberos(
            KerberosSettings.builder()
                .keytab(user == null ? null : realm.keytab(user))
                .kdc(List.of(realm.address()))
                .metastorePrincipal(principal)
                .build())
        .metastore(MetastoreAddress.parse(hive.metastoreUri().toString()));
  }

  private static GssLogin login(String user) throws CopyException {
    ClusterSettings settings = settings(user, SERVICE).build();
    return GssLogin.of(
        settings, settings.kerberos(), KerberosEnvironment.ofThisProcess(), Clock.systemUTC());
  }
}
