package io.howdah.fs.webhdfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.ServerTrust;
import io.howdah.auth.SimpleAuthentication;
import io.howdah.cluster.CertificateCheck;
import io.howdah.cluster.Secret;
import io.howdah.cluster.TlsSettings;
import io.howdah.fs.FilePath;
import io.howdah.lab.CertificateAuthority;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trusted certificates of servers, certificates of clients, and the messages of failures. */
class TlsIT {
  private static final Secret PASSWORD = Secret.of(CertificateAuthority.PASSWORD);

  private static Path directory;
  private static CertificateAuthority certificates;
  private static HttpsServer server;
  private static HttpsServer expired;
  private static HttpsServer curious;

  /** The start times of all sessions with servers. */
  private static final Set<Long> sessionsBegan = ConcurrentHashMap.newKeySet();

  /** The client addresses that servers saw. */
  private static final Set<Integer> ports = ConcurrentHashMap.newKeySet();

  @BeforeAll
  static void serve(@TempDir Path temporary) throws Exception {
    directory = temporary;
    certificates = CertificateAuthority.create();
    Path good = certificates.serverKeystore("localhost");
    server = serve(good, false);
    curious = serve(good, true);
    expired = serve(certificates.expiredServerKeystore(), false);
  }

  @AfterAll
  static void stop() {
    for (HttpsServer each : List.of(server, expired, curious)) {
      each.stop(0);
    }
    certificates.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"JKS", "PKCS12"})
  void trustsTheCertificatesOfATruststore(String type) throws Exception {
    TlsSettings.Builder tls =
        TlsSettings.builder()
            .truststore(certificates.truststore(type))
            .truststorePassword(PASSWORD);

    assertThat(home(server, "localhost", tls)).isEqualTo(FilePath.of("/user/alice"));
  }

  @Test
  void trustsTheCertificatesOfAPemFile() throws Exception {
    FilePath home = FilePath.of("/user/alice");

    assertThat(home(server, "localhost", trusting())).isEqualTo(home);
    assertThat(home(server, "localhost", TlsSettings.builder().truststore(certificates.pem())))
        .isEqualTo(home);
  }

  @Test
  void doesNotTrustAnotherAuthority() {
    assertDistrusts(
        server, "localhost", TlsSettings.builder(), "is not signed by a trusted authority");
  }

  @Test
  void doesNotTrustAnotherName() {
    assertDistrusts(server, "127.0.0.1", trusting(), "is for another host");
  }

  @Test
  void doesNotTrustACertificateThatHasExpired() {
    assertDistrusts(expired, "localhost", trusting(), "has expired");
  }

  @Test
  void trustsEveryServerWhereConfigured() throws Exception {
    TlsSettings.Builder tls = TlsSettings.builder().certificateCheck(CertificateCheck.NONE);

    assertThat(home(expired, "127.0.0.1", tls)).isEqualTo(FilePath.of("/user/alice"));
  }

  @Test
  void showsItsOwnCertificateOnRequest() throws Exception {
    Path client = certificates.clientKeystore("alice");
    TlsSettings.Builder tls = trusting().keystore(client).keystorePassword(PASSWORD);

    assertThat(home(curious, "localhost", tls)).isEqualTo(FilePath.of("/user/alice"));
  }

  /** A DataNode closes every connection: without that each of its files would cost a handshake. */
  @Test
  void goesOnWithASessionOnANewConnection() throws Exception {
    sessionsBegan.clear();
    ports.clear();
    try (WebHdfsFileSystem fileSystem = fileSystem(server, "localhost", trusting())) {
      for (int i = 0; i < 3; i++) {
        fileSystem.homeDirectory();
        Thread.sleep(5); // a session has its start time in milliseconds
      }
    }

    assertThat(ports).hasSize(3);
    assertThat(sessionsBegan).hasSize(1);
  }

  @Test
  void saysWhatIsWrongWithAFile() throws Exception {
    Path text = Files.writeString(directory.resolve("notes.txt"), "nothing of the kind");
    Path store = certificates.truststore("PKCS12");

    assertRefused(TlsSettings.builder().truststore(directory.resolve("none")), "' does not exist.");
    assertRefused(TlsSettings.builder().ca(text), "' is not readable as JKS, PKCS #12 or PEM");
    assertRefused(
        TlsSettings.builder().truststore(store).truststorePassword(Secret.of("guessed")),
        "' does not open with its password.");
    assertRefused(
        TlsSettings.builder().truststore(store),
        "' holds no trusted certificate, or needs a password.");
    assertRefused(
        TlsSettings.builder().keystore(store).keystorePassword(PASSWORD), "' holds no key.");
    assertRefused(
        TlsSettings.builder().keystore(certificates.pem()),
        "' is a PEM file: make it a PKCS #12 file with 'openssl pkcs12 -export'.");
  }

  private static void assertRefused(TlsSettings.Builder tls, String sentence) {
    assertThatThrownBy(() -> ServerTrust.of(tls.build()))
        .isInstanceOfSatisfying(
            CopyException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION))
        .hasMessageContaining(sentence)
        .hasMessageNotContaining("guessed");
  }

  private static void assertDistrusts(
      HttpsServer at, String host, TlsSettings.Builder tls, String flaw) {
    assertThatThrownBy(() -> home(at, host, tls))
        .isInstanceOfSatisfying(
            CopyException.class,
            e -> assertThat(e.code()).as(e.toString()).isEqualTo(ErrorCode.SERVER_NOT_TRUSTED))
        .hasMessageContaining("certificate of https://" + host)
        .hasMessageContaining(flaw);
  }

  private static TlsSettings.Builder trusting() {
    return TlsSettings.builder().ca(certificates.pem());
  }

  private static FilePath home(HttpsServer at, String host, TlsSettings.Builder tls)
      throws CopyException {
    try (WebHdfsFileSystem fileSystem = fileSystem(at, host, tls)) {
      return fileSystem.homeDirectory();
    }
  }

  private static WebHdfsFileSystem fileSystem(HttpsServer at, String host, TlsSettings.Builder tls)
      throws CopyException {
    return new WebHdfsFileSystem(
        List.of(URI.create("https://" + host + ":" + at.getAddress().getPort())),
        new SimpleAuthentication("alice", null),
        WebHdfsSettings.builder().serverTrust(ServerTrust.of(tls.build())).build());
  }

  /** A server with the same response to every request, which then closes the connection. */
  private static HttpsServer serve(Path keystore, boolean asksBack) throws Exception {
    char[] password = CertificateAuthority.PASSWORD.toCharArray();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keystore)) {
      keys.load(in, password);
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, password);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(keys);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters wanted = context.getDefaultSSLParameters();
            wanted.setNeedClientAuth(asksBack);
            parameters.setSSLParameters(wanted);
          }
        });
    byte[] answer = "{\"Path\":\"/user/alice\"}".getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          sessionsBegan.add(((HttpsExchange) exchange).getSSLSession().getCreationTime());
          ports.add(exchange.getRemoteAddress().getPort());
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.getResponseHeaders().set("Connection", "close");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    return server;
  }
}
