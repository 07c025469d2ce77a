package io.howdah.fs.webhdfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.ServerTrust;
import io.howdah.auth.SimpleAuthentication;
import io.howdah.fs.FilePath;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom we believe, with a certificate that is made for {@code localhost} and signed by itself. */
class TlsIT {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private KeyStore keys;
  private HttpsServer server;

  @BeforeEach
  void serve(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), null, null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    byte[] answer = "{\"Path\":\"/user/alice\"}".getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void believesWhomItIsTold() throws Exception {
    assertThat(home("localhost", ServerTrust.of(trusting()))).isEqualTo(FilePath.of("/user/alice"));
  }

  @Test
  void doesNotBelieveAStranger() {
    assertDistrusts("localhost", ServerTrust.javaDefault());
  }

  @Test
  void doesNotBelieveAnotherName() throws Exception {
    assertDistrusts("127.0.0.1", ServerTrust.of(trusting()));
  }

  @Test
  void believesAnybodyWhereItMust() throws Exception {
    assertThat(home("127.0.0.1", ServerTrust.anybody())).isEqualTo(FilePath.of("/user/alice"));
  }

  private void assertDistrusts(String host, ServerTrust trust) {
    assertThatThrownBy(() -> home(host, trust))
        .isInstanceOfSatisfying(
            CopyException.class,
            e -> assertThat(e.code()).as(e.toString()).isEqualTo(ErrorCode.INVALID_CONFIGURATION))
        .hasMessageContaining("certificate of https://" + host);
  }

  private FilePath home(String host, ServerTrust trust) throws CopyException {
    try (WebHdfsFileSystem fileSystem =
        new WebHdfsFileSystem(
            List.of(URI.create("https://" + host + ":" + server.getAddress().getPort())),
            new SimpleAuthentication("alice", null),
            WebHdfsSettings.builder().serverTrust(trust).build())) {
      return fileSystem.homeDirectory();
    }
  }

  private SSLContext trusting() throws Exception {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    KeyStore certificates = KeyStore.getInstance("PKCS12");
    certificates.load(null, null);
    certificates.setCertificateEntry("server", keys.getCertificate("server"));
    trust.init(certificates);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
