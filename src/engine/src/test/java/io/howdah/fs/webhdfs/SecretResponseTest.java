package io.howdah.fs.webhdfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.cluster.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages about a response that may hold a valid delegation token. */
class SecretResponseTest {
  private static final String TOKEN = "JQAIYWxpY2UIYWxpY2UAigGVxKz";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Token\":{\"urlString\":\"" + TOKEN,
        "{\"Token\":{\"urlString\":\"" + TOKEN + "\"}} and more",
        "{\"token\":{\"urlString\":\"" + TOKEN + "\"}}",
        "{\"Token\":{\"urlString\":" + TOKEN + "}}",
        TOKEN,
        "<html><title>" + TOKEN + "</title></html>"
      })
  void quotesNothingOfAMalformedOne(String body) throws IOException {
    CopyException failure = failureOf(200, body);

    assertThat(failure.code()).isEqualTo(ErrorCode.UNEXPECTED_ANSWER);
    assertThat(failure).hasMessageContaining("HTTP status 200");
    assertThat(everythingOf(failure)).doesNotContain(TOKEN.substring(0, 8));
  }

  @Test
  void takesTheTokenOutOfARefusal() throws IOException {
    CopyException failure = failureOf(500, "{\"Token\":{\"urlString\":\"" + TOKEN + "\"}}");

    assertThat(everythingOf(failure)).doesNotContain(TOKEN.substring(0, 8));
  }

  @Test
  void quotesNoChunkThatIsMalformed() throws IOException {
    String response =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
            + TOKEN
            + "\r\n";
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread thread = new Thread(() -> respond(server, response));
      thread.setDaemon(true);
      thread.start();

      CopyException failure = failureAt(server.getLocalPort());

      assertThat(everythingOf(failure)).doesNotContain(TOKEN.substring(0, 8));
    }
  }

  private static CopyException failureOf(int status, String body) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> FakeCluster.respond(exchange, status, body));
    server.start();
    try {
      return failureAt(server.getAddress().getPort());
    } finally {
      server.stop(0);
    }
  }

  private static CopyException failureAt(int port) throws IOException {
    WebHdfsSettings settings = WebHdfsSettings.builder().sleeper(duration -> {}).build();
    try (CloseableHttpClient http = settings.connections().open()) {
      TokenOperation tokens =
          TokenOperation.at(
              new NameNodes(List.of(URI.create("http://localhost:" + port))),
              settings,
              new RunningTransfers(),
              http);
      CopyException issuing =
          catchThrowableOfType(CopyException.class, () -> tokens.issue(new FakeSession(), null));
      CopyException renewing =
          catchThrowableOfType(
              CopyException.class, () -> tokens.renew(new FakeSession(), Secret.of(TOKEN)));
      assertThat(everythingOf(renewing)).doesNotContain(TOKEN.substring(0, 8));
      return issuing;
    }
  }

  /** The stack trace has the messages of all causes. */
  private static String everythingOf(CopyException failure) {
    StringWriter all = new StringWriter();
    failure.printStackTrace(new PrintWriter(all, true));
    return all.toString();
  }

  private static void respond(ServerSocket server, String response) {
    while (!server.isClosed()) {
      try (Socket connection = server.accept()) {
        respond(connection, response);
      } catch (IOException e) {
        // The client has reset its connection, or the test is over.
      }
    }
  }

  private static void respond(Socket connection, String response) throws IOException {
    OutputStream out = connection.getOutputStream();
    out.write(response.getBytes(StandardCharsets.US_ASCII));
    out.flush();
    connection.shutdownOutput();
    connection.getInputStream().readAllBytes();
  }
}
