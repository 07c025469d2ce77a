package io.howdah.hive;

import static io.howdah.hive.FakeMetastore.made;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.auth.kerberos.GssLogin;
import io.howdah.auth.kerberos.KerberosEnvironment;
import io.howdah.cluster.AuthMechanism;
import io.howdah.cluster.ClusterSettings;
import io.howdah.cluster.KerberosSettings;
import io.howdah.cluster.MetastoreAddress;
import io.howdah.cluster.Nameservice;
import io.howdah.lab.Realm;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.kerberos.KerberosPrincipal;
import javax.security.auth.kerberos.KeyTab;
import javax.security.sasl.AuthorizeCallback;
import javax.security.sasl.Sasl;
import org.apache.hadoop.hive.metastore.api.MetaException;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.cancel_delegation_token_args;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.cancel_delegation_token_result;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.get_delegation_token_args;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.get_delegation_token_result;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.get_partition_names_args;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.get_partition_names_result;
import org.apache.thrift.transport.TSaslServerTransport;
import org.apache.thrift.transport.TTransport;
import org.apache.thrift.transport.TTransportException;
import org.apache.thrift.transport.TTransportFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins with tickets of a real KDC, against Java's own GSSAPI server, which metastores have. */
@SuppressWarnings("NullAway.Init")
class KerberosLoginIT {
  private static final String SERVICE = "HTTP/localhost";

  /** Its identifier and its password have three bytes each. */
  private static final String TOKEN =
      Base64.getUrlEncoder().encodeToString(new byte[] {3, 'b', 'o', 'b', 3, 7, 8, 9});

  private static final List<String> NAMES =
      IntStream.range(0, 5_000).mapToObj(i -> "ds=2026-11-01/k=" + i).toList();

  private static Realm realm;

  @BeforeAll
  static void start() {
    realm = Realm.builder("HIVE.TEST").users("alice").start();
  }

  @AfterAll
  static void stop() {
    realm.close();
  }

  @ParameterizedTest
  @CsvSource({"auth,KEYTAB", "auth-int,KEYTAB", "auth-conf,KEYTAB", "auth,CACHE", "auth,PASSWORD"})
  void logsInWithAnyProtectionThatTheServerRequires(String protection, Proof proof)
      throws Exception {
    try (FakeMetastore server = server(protection);
        Metastore metastore =
            Metastore.open(
                MetastoreAddress.parse(server.url()),
                MetastoreLogin.kerberos(login(proof)),
                MetastoreSettings.defaults(),
                new Cancellation())) {
      assertThat(metastore.partitionNames(SampleTables.NAME)).isEqualTo(NAMES);
      assertThat(metastore.partitionNames(SampleTables.NAME)).isEqualTo(NAMES);
      assertThat(server.users()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void actsForAUserByATokenThatItCancels(boolean isCancelled) throws Exception {
    List<String> cancelled = new CopyOnWriteArrayList<>();
    try (FakeMetastore server =
            server("auth")
                .on(
                    get_delegation_token_args::new,
                    call -> {
                      assertThat(call.getToken_owner()).isEqualTo("bob");
                      assertThat(call.getRenewer_kerberos_principal_name())
                          .isEqualTo(realm.principal("alice"));
                      return made(
                          new get_delegation_token_result(), result -> result.setSuccess(TOKEN));
                    })
                .on(
                    cancel_delegation_token_args::new,
                    call -> {
                      cancelled.add(call.getToken_str_form());
                      return made(
                          new cancel_delegation_token_result(),
                          result -> result.setO1(isCancelled ? null : new MetaException("no")));
                    });
        Metastore metastore =
            Metastore.open(
                MetastoreAddress.parse(server.url()),
                MetastoreLogin.kerberos(login(Proof.KEYTAB), "bob"),
                MetastoreSettings.defaults(),
                new Cancellation())) {
      assertThat(metastore.partitionNames(SampleTables.NAME)).isEqualTo(NAMES);

      assertThat(server.calls())
          .containsExactly(
              "get_delegation_token", "cancel_delegation_token", "get_partition_names");
      assertThat(cancelled).containsExactly(TOKEN);
    }
  }

  /** The kinds of logins that a configuration can have. */
  private enum Proof {
    KEYTAB,
    CACHE,
    PASSWORD
  }

  private static GssLogin login(Proof proof) throws Exception {
    KerberosSettings.Builder kerberos =
        KerberosSettings.builder()
            .principal(realm.principal("alice"))
            .kdc(List.of(realm.address()))
            .metastorePrincipal(SERVICE + "@HIVE.TEST");
    switch (proof) {
      case KEYTAB -> kerberos.keytab(realm.keytab("alice"));
      case CACHE -> kerberos.ccache(realm.credentialCache("alice"));
      case PASSWORD -> kerberos.passwordFile(realm.passwordFile("alice"));
    }
    ClusterSettings cluster =
        ClusterSettings.builder("prod")
            .nameservice(Nameservice.builder().url("http://nn1:9870").mount("/").build())
            .authMechanism(AuthMechanism.GSSAPI)
            .kerberos(kerberos.build())
            .build();
    return GssLogin.of(
        cluster, cluster.kerberos(), KerberosEnvironment.ofThisProcess(), Clock.systemUTC());
  }

  private static FakeMetastore server(String protection) throws Exception {
    TSaslServerTransport.Factory security = new TSaslServerTransport.Factory();
    security.addServerDefinition(
        "GSSAPI",
        "HTTP",
        null,
        Map.of(Sasl.QOP, protection),
        callbacks -> {
          AuthorizeCallback authorize = (AuthorizeCallback) callbacks[0];
          assertThat(authorize.getAuthorizationID()).isEqualTo(realm.principal("alice"));
          authorize.setAuthorized(true);
        });
    security.addServerDefinition(
        "DIGEST-MD5", null, "default", Map.of(Sasl.QOP, protection), KerberosLoginIT::answer);
    KerberosPrincipal principal = new KerberosPrincipal(realm.principal(SERVICE));
    KeyTab keytab = KeyTab.getInstance(principal, realm.keytab(SERVICE).toFile());
    Subject subject = new Subject(false, Set.of(principal), Set.of(), Set.of(keytab));
    return FakeMetastore.start(
            new TTransportFactory() {
              @Override
              public TTransport getTransport(TTransport plain) throws TTransportException {
                PrivilegedExceptionAction<TTransport> login = () -> security.getTransport(plain);
                try {
                  return Subject.doAs(subject, login);
                } catch (PrivilegedActionException e) {
                  throw new TTransportException(e.getCause());
                }
              }
            })
        .on(
            get_partition_names_args::new,
            call -> made(new get_partition_names_result(), result -> result.setSuccess(NAMES)));
  }

  /** As Hive's server does for the token. */
  private static void answer(Callback[] callbacks) {
    for (Callback each : callbacks) {
      if (each instanceof PasswordCallback password) {
        password.setPassword(
            Base64.getEncoder().encodeToString(new byte[] {7, 8, 9}).toCharArray());
      } else if (each instanceof AuthorizeCallback authorize) {
        assertThat(authorize.getAuthorizationID())
            .isEqualTo(Base64.getEncoder().encodeToString(new byte[] {'b', 'o', 'b'}));
        authorize.setAuthorized(true);
      }
    }
  }
}
