package io.howdah.fs.webhdfs.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.howdah.CopyException;
import io.howdah.auth.ServerTrust;
import io.howdah.fs.webhdfs.TestContent;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPut;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.MessageConstraintException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpConnectionsTest {
  @SuppressWarnings("NullAway.Init")
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void takesAHeaderAsLongAsTheyGet() throws IOException {
    assertThat(statusWithHeaderOf(64 * 1024)).isEqualTo(204);
  }

  @Test
  void refusesAHeaderThatIsLongerThanAny() {
    assertThatThrownBy(() -> statusWithHeaderOf(256 * 1024))
        .isInstanceOf(MessageConstraintException.class);
  }

  /** Without that a proxy may compress what a length and an offset are about. */
  @Test
  void excludesCompression() throws IOException {
    List<String> accepted = new CopyOnWriteArrayList<>();
    server.createContext(
        "/",
        exchange -> {
          accepted.addAll(exchange.getRequestHeaders().get("Accept-Encoding"));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });

    try (CloseableHttpClient client = open()) {
      HttpHost host = new HttpHost("localhost", server.getAddress().getPort());
      client.executeOpen(host, new HttpGet("/"), null).close();
      HttpPut upload = new HttpPut("/");
      upload.setEntity(new UploadEntity("CREATE /f", TestContent.text("x")));
      client.executeOpen(host, upload, null).close();
    }

    assertThat(accepted).containsExactly("identity", "identity");
  }

  @Test
  void usesAConnectionAgainAfterABodyThatWasReadOrClosed() throws IOException {
    Set<InetSocketAddress> clients = ConcurrentHashMap.newKeySet();
    server.createContext(
        "/",
        exchange -> {
          clients.add(exchange.getRemoteAddress());
          exchange.sendResponseHeaders(200, exchange.getRequestURI().getPath().length());
          exchange.getResponseBody().write(exchange.getRequestURI().getPath().getBytes(US_ASCII));
          exchange.close();
        });
    try (CloseableHttpClient http = open()) {
      for (int i = 0; i < 3; i++) {
        assertThat(body(http, "/read").readAllBytes()).asString(US_ASCII).isEqualTo("/read");
        body(http, "/closed").close();
      }
    }
    assertThat(clients).hasSize(1);
  }

  /** After an Error HttpClient closes all connections at once, and accepts no request. */
  @Test
  void goesOnAfterAnErrorInAnUpload() throws IOException {
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    HttpHost host = new HttpHost("127.0.0.1", server.getAddress().getPort());
    HttpPut upload = new HttpPut("/f");
    upload.setEntity(
        new UploadEntity(
            "CREATE /f",
            TestContent.failing(
                () -> {
                  throw new OutOfMemoryError("Java heap space");
                })));
    try (CloseableHttpClient http = open()) {
      assertThatThrownBy(() -> http.executeOpen(host, upload, null))
          .isInstanceOf(CopyException.class)
          .hasMessageContaining("Java heap space");
      assertThat(http.executeOpen(host, new HttpGet("/"), null).getCode()).isEqualTo(204);
    }
  }

  private InputStream body(CloseableHttpClient http, String path) throws IOException {
    HttpHost host = new HttpHost("127.0.0.1", server.getAddress().getPort());
    return http.executeOpen(host, new HttpGet(path), null).getEntity().getContent();
  }

  private int statusWithHeaderOf(int length) throws IOException {
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("WWW-Authenticate", "x".repeat(length));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    HttpGet question = new HttpGet("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    try (CloseableHttpClient http = open()) {
      return http.execute(question, answer -> answer.getCode());
    }
  }

  private static CloseableHttpClient open() {
    return new HttpConnections(
            Duration.ofSeconds(10), Duration.ofSeconds(60), 8, ServerTrust.javaDefault(), null)
        .open();
  }
}
