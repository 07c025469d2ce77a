package io.howdah.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HiveServer;
import io.howdah.lab.Realm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The logins at a real metastore with Kerberos. */
@SuppressWarnings("NullAway.Init")
class SecureMetastoreIT {
  private static final String SERVICE = "hdfs/_HOST@HIVE.TEST";

  private static Realm realm;
  private static HdfsCluster cluster;
  private static HiveServer hive;
  private static Subject alice;

  @BeforeAll
  static void start() throws Exception {
    realm = Realm.builder("HIVE.TEST").users("alice").start();
    // Java's Kerberos reads it once, when it is first used in this JVM.
    System.setProperty("java.security.krb5.conf", realm.krb5Conf().toString());
    cluster = HdfsCluster.builder("secure-tables").secure(realm).start();
    hive = HiveServer.builder("secure-hive").on(cluster).start();
    alice = subject("alice");
  }

  @AfterAll
  static void stop() {
    hive.close();
    cluster.close();
    realm.close();
  }

  @Test
  void logsInAsTheSubjectAndByTheTokenThatItGets() throws Exception {
    hive.execute("create external table sales (id int) partitioned by (k string)");
    HiveTableName name = HiveTableName.parse("default.sales");
    MetastoreToken token;
    try (Metastore metastore = open(MetastoreLogin.kerberos(alice, SERVICE))) {
      HiveTable table = metastore.table(name);
      List<String> values = List.of("a/b");
      cluster.files().setPermission(table.location().orElseThrow().path(), 0777);
      TableLocation location = table.defaultLocation(values).orElseThrow();
      metastore.addPartitions(name, List.of(table.newPartition(values, location)));
      token = metastore.delegationToken("alice", "alice");
    }

    try (Metastore metastore = open(MetastoreLogin.token(token))) {
      assertThat(metastore.partitionNames(name)).containsExactly("k=a%2Fb");
    }
    assertThat(hive.execute("show partitions sales")).containsExactly(List.of("k=a%2Fb"));
  }

  @Test
  void saysWhyALoginFails() throws Exception {
    CopyException noTicket = failure(MetastoreLogin.kerberos(new Subject(), SERVICE));
    assertThat(noTicket.code()).isEqualTo(ErrorCode.AUTHENTICATION_FAILED);
    assertThat(noTicket)
        .hasMessageStartingWith("The login at the metastore " + hive.metastoreUri() + " failed: ")
        .hasMessageContaining("Failed to find any Kerberos tgt");

    CopyException noService = failure(MetastoreLogin.kerberos(alice, "hive/_HOST@HIVE.TEST"));
    assertThat(noService.code()).isEqualTo(ErrorCode.AUTHENTICATION_FAILED);
    assertThat(noService).hasMessageContaining("Server not found in Kerberos database");

    byte[] unknown = {0, 1, 2};
    CopyException noToken = failure(MetastoreLogin.token(MetastoreToken.of(unknown, unknown)));
    assertThat(noToken.code()).isEqualTo(ErrorCode.AUTHENTICATION_FAILED);
    assertThat(noToken).hasMessageContaining(hive.metastoreUri().toString());
  }

  @Test
  void hintsAtKerberosWhenAConnectionCloses() {
    CopyException failure = failure(MetastoreLogin.user("alice"));

    assertThat(failure.code()).isEqualTo(ErrorCode.METASTORE_UNREACHABLE);
    assertThat(failure.code().advice()).contains("Kerberos");
    assertThat(failure)
        .hasMessageStartingWith("No metastore can be reached at " + hive.metastoreUri() + " (");
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

  private static Subject subject(String user) throws LoginException {
    Map<String, String> options = new HashMap<>();
    options.put("useKeyTab", "true");
    options.put("doNotPrompt", "true");
    options.put("keyTab", realm.keytab(user).toString());
    options.put("principal", realm.principal(user));
    AppConfigurationEntry entry =
        new AppConfigurationEntry(
            "com.sun.security.auth.module.Krb5LoginModule",
            AppConfigurationEntry.LoginModuleControlFlag.REQUIRED,
            options);
    Configuration configuration =
        new Configuration() {
          @Override
          public AppConfigurationEntry[] getAppConfigurationEntry(String application) {
            return new AppConfigurationEntry[] {entry};
          }
        };
    Subject subject = new Subject();
    new LoginContext("lab", subject, null, configuration).login();
    return subject;
  }
}
