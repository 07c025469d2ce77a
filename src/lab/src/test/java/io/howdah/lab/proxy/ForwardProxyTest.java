package io.howdah.lab.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.CertificateAuthority;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForwardProxyTest {
  private static final String OPEN = "/webhdfs/v1/x?op=OPEN";

  private final EchoServer server = EchoServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void passesRequestsOfHttp() throws IOException {
    try (ForwardProxy proxy = ForwardProxy.start()) {
      assertThat(through(proxy, HttpClient.newBuilder()).get(server.url(), OPEN).body())
          .isEqualTo(EchoServer.CONTENT);
      assertThat(proxy.requests())
          .containsExactly(new ProxiedRequest(Peer.NAMENODE, "OPEN", "/x", 200));
    }
  }

  @Test
  void tunnelsHttpsToAProxyThatEndsIt() throws Exception {
    try (CertificateAuthority authority = CertificateAuthority.create();
        FaultyProxy front = FaultyProxy.builder(server.url()).https(authority).start();
        ForwardProxy proxy = ForwardProxy.start()) {
      TestClient client = through(proxy, HttpClient.newBuilder().sslContext(trusting(authority)));

      assertThat(front.url().getScheme()).isEqualTo("https");
      assertThat(client.get(front.url(), OPEN).body()).isEqualTo(EchoServer.CONTENT);
      assertThat(proxy.requests())
          .containsExactly(
              new ProxiedRequest(
                  Peer.NAMENODE, "CONNECT", "localhost:" + front.url().getPort(), 200));
      assertThat(
              client.put(front.url(), "/webhdfs/v1/x?op=CREATE").headers().firstValue("Location"))
          .hasValueSatisfying(location -> assertThat(location).startsWith("https://localhost:"));
    }
  }

  @Test
  void requiresALogin() throws IOException {
    try (ForwardProxy proxy = ForwardProxy.start("ann", "secret")) {
      assertThat(through(proxy, HttpClient.newBuilder()).get(server.url(), OPEN).statusCode())
          .isEqualTo(407);
    }
  }

  private static TestClient through(ForwardProxy proxy, HttpClient.Builder client) {
    return new TestClient(
        client.proxy(ProxySelector.of(new InetSocketAddress("localhost", proxy.port()))));
  }

  static SSLContext trusting(CertificateAuthority authority) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(authority.truststore("PKCS12"))) {
      trusted.load(file, CertificateAuthority.PASSWORD.toCharArray());
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }
}
