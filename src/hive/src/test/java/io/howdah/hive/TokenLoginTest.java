package io.howdah.hive;

import static io.howdah.hive.FakeMetastore.made;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.cluster.MetastoreAddress;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.sasl.AuthorizeCallback;
import javax.security.sasl.RealmCallback;
import javax.security.sasl.Sasl;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.get_partition_names_args;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore.get_partition_names_result;
import org.apache.thrift.transport.TSaslServerTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Logins with a delegation token, against Java's own DIGEST-MD5 server with Hadoop's parameters.
 */
class TokenLoginTest {
  private static final byte[] IDENTIFIER = {0, 5, 'a', 'l', 'i', 'c', 'e'};
  private static final byte[] PASSWORD = {1, -1, 3};

  private static final List<String> NAMES =
      IntStream.range(0, 5_000).mapToObj(i -> "ds=2026-11-01/k=" + i).toList();

  @ParameterizedTest
  @ValueSource(strings = {"auth", "auth-int", "auth-conf"})
  void logsInWithAnyProtectionThatTheServerRequires(String protection) throws Exception {
    try (FakeMetastore server = server(protection);
        Metastore metastore = open(server.url(), PASSWORD)) {
      assertThat(metastore.partitionNames(SampleTables.NAME)).isEqualTo(NAMES);
      assertThat(metastore.partitionNames(SampleTables.NAME)).isEqualTo(NAMES);
      // The token is the identity.
      assertThat(server.users()).isEmpty();
    }
  }

  @Test
  void saysWhyTheServerRefusesAToken() throws Exception {
    try (FakeMetastore server = server("auth")) {
      CopyException failure =
          catchThrowableOfType(
              CopyException.class, () -> open(server.url(), "wrong".getBytes(UTF_8)));

      assertThat(failure.code()).isEqualTo(ErrorCode.AUTHENTICATION_FAILED);
      assertThat(failure)
          .hasMessageStartingWith("The login at the metastore " + server.url() + " failed: ")
          .hasMessageContaining("DIGEST-MD5")
          .hasMessageEndingWith(".");
      assertThat(failure.getMessage()).doesNotContain("\n");
    }
  }

  /** A server without SASL waits for the rest of what it takes for a long name. */
  @Test
  void doesNotWaitForAServerWithoutSecurity() throws Exception {
    MetastoreSettings settings =
        MetastoreSettings.builder().connectTimeout(Duration.ofMillis(200)).build();
    try (FakeMetastore server = FakeMetastore.start()) {
      CopyException failure =
          catchThrowableOfType(
              CopyException.class,
              () ->
                  Metastore.open(
                      MetastoreAddress.parse(server.url()),
                      MetastoreLogin.token(MetastoreToken.of(IDENTIFIER, PASSWORD)),
                      settings,
                      new Cancellation()));

      assertThat(failure.code()).isEqualTo(ErrorCode.METASTORE_UNREACHABLE);
      assertThat(failure).hasMessageContaining(server.url());
    }
  }

  private static Metastore open(String url, byte[] password) throws CopyException {
    return Metastore.open(
        MetastoreAddress.parse(url),
        MetastoreLogin.token(MetastoreToken.of(IDENTIFIER, password)),
        MetastoreSettings.defaults(),
        new Cancellation());
  }

  private static FakeMetastore server(String protection) throws Exception {
    TSaslServerTransport.Factory security = new TSaslServerTransport.Factory();
    security.addServerDefinition(
        "DIGEST-MD5", null, "default", Map.of(Sasl.QOP, protection), TokenLoginTest::answer);
    return FakeMetastore.start(security)
        .on(
            get_partition_names_args::new,
            call -> made(new get_partition_names_result(), result -> result.setSuccess(NAMES)));
  }

  /** As Hive's server does. */
  private static void answer(Callback[] callbacks) throws UnsupportedCallbackException {
    Base64.Encoder encoder = Base64.getEncoder();
    for (Callback each : callbacks) {
      if (each instanceof NameCallback name) {
        assertThat(name.getDefaultName()).isEqualTo(encoder.encodeToString(IDENTIFIER));
      } else if (each instanceof PasswordCallback password) {
        password.setPassword(encoder.encodeToString(PASSWORD).toCharArray());
      } else if (each instanceof AuthorizeCallback authorize) {
        authorize.setAuthorized(
            authorize.getAuthenticationID().equals(authorize.getAuthorizationID()));
        authorize.setAuthorizedID(authorize.getAuthorizationID());
      } else if (!(each instanceof RealmCallback)) {
        throw new UnsupportedCallbackException(each);
      }
    }
  }
}
