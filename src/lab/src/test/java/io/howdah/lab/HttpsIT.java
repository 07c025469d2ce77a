package io.howdah.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clusters that serve WebHDFS over https, with good certificates and bad ones. */
class HttpsIT {
  // The method below runs first, which NullAway does not see.
  @SuppressWarnings("NullAway.Init")
  private static CertificateAuthority authority;

  @SuppressWarnings("NullAway.Init")
  private static Realm realm;

  @SuppressWarnings("NullAway.Init")
  private static HdfsCluster cluster;

  @BeforeAll
  static void start() {
    authority = CertificateAuthority.create();
    realm = Realm.builder("HTTPS.TEST").users("alice").start();
    cluster = HdfsCluster.builder("https").https(authority).nameNodes(2).start();
  }

  @AfterAll
  static void stop() {
    cluster.close();
    realm.close();
    authority.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"JKS", "PKCS12"})
  void servesAClientThatTrustsTheAuthority(String type) throws Exception {
    cluster.files().writeText("/a", "over https");

    assertThat(cluster.urls()).allSatisfy(url -> assertThat(url).hasScheme("https"));
    assertThat(cluster.dataNodeUrl(0)).hasScheme("https");
    assertThat(get(cluster.urls().get(0), "/a", "OPEN", authority.truststore(type)))
        .isEqualTo("over https");
  }

  @Test
  void isRefusedByAClientThatTrustsAnother() {
    try (CertificateAuthority another = CertificateAuthority.create()) {
      assertThatThrownBy(
              () -> get(cluster.urls().get(0), "/", "GETFILESTATUS", another.truststore("JKS")))
          .isInstanceOf(SSLException.class)
          .hasMessageContaining("unable to find valid certification path");
    }
  }

  @Test
  void showsBadCertificatesWhereItShall() throws Exception {
    try (HdfsCluster expired =
        HdfsCluster.builder("expired").https(authority.expiredServerKeystore()).start()) {
      assertThatThrownBy(() -> get(expired.urls().get(0)))
          .isInstanceOf(SSLException.class)
          .hasStackTraceContaining("NotAfter");
    }
    try (HdfsCluster misnamed =
        HdfsCluster.builder("misnamed").https(authority.serverKeystore("other.test")).start()) {
      assertThatThrownBy(() -> get(misnamed.urls().get(0)))
          .isInstanceOf(SSLException.class)
          .hasMessageContaining("No subject alternative DNS name matching localhost");
    }
  }

  @Test
  void canBeSecureToo() throws Exception {
    try (HdfsCluster secure =
        HdfsCluster.builder("secure-https").secure(realm).https(authority).start()) {
      secure.files().writeText("/a", "for alice");

      assertThat(Negotiation.get(realm, "alice", authority, secure.urls().get(0), "/a", "OPEN"))
          .contains("200 for alice");
      Referee.compare(secure, "/a", secure, "/a").assertEqual();
    }
  }

  private static String get(URI nameNode) throws Exception {
    return get(nameNode, "/", "GETFILESTATUS", authority.truststore("JKS"));
  }

  private static String get(URI nameNode, String path, String operation, Path truststore)
      throws Exception {
    char[] password = CertificateAuthority.PASSWORD.toCharArray();
    KeyStore trusted = KeyStore.getInstance(truststore.toFile(), password);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    String user = System.getProperty("user.name");
    URI uri =
        URI.create(nameNode + "/webhdfs/v1" + path + "?op=" + operation + "&user.name=" + user);
    HttpsURLConnection connection = (HttpsURLConnection) uri.toURL().openConnection();
    connection.setSSLSocketFactory(context.getSocketFactory());
    try (InputStream body = connection.getInputStream()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
