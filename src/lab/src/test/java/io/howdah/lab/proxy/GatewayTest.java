package io.howdah.lab.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatewayTest {
  private static final String PATH = "/gateway/default";

  private final EchoServer server = EchoServer.start();
  private final TestClient client = new TestClient();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void servesUnderItsPathOnly() throws IOException {
    try (FaultyProxy proxy = FaultyProxy.builder(server.url()).gateway(PATH).start()) {
      assertThat(proxy.url().getPath()).isEqualTo(PATH);
      assertThat(client.get(proxy.url(), "/webhdfs/v1/x?op=OPEN").statusCode()).isEqualTo(200);
      assertThat(client.get(proxy.url().resolve("/"), "webhdfs/v1/x?op=OPEN").statusCode())
          .isEqualTo(404);
      assertThat(server.requests()).containsExactly("/webhdfs/v1/x?op=OPEN");
    }
  }

  @Test
  void leadsAllBytesThroughItself() throws IOException {
    try (FaultyProxy proxy = FaultyProxy.builder(server.url()).gateway(PATH).start()) {
      HttpResponse<String> redirect =
          client.put(proxy.url(), "/webhdfs/v1/x%20y?op=CREATE&blocksize=512");
      String location = redirect.headers().firstValue("Location").orElseThrow();

      assertThat(location)
          .startsWith(proxy.url() + "/webhdfs/data/v1/webhdfs/v1/x%20y?_=")
          .doesNotContain("op=");
      assertThat(client.put(location + "&more=1", "content").statusCode()).isEqualTo(201);

      assertThat(server.requests())
          .last()
          .isEqualTo("/webhdfs/v1/x%20y?op=CREATE&blocksize=512&dn=1&more=1");
      assertThat(proxy.requests())
          .contains(new ProxiedRequest(Peer.DATANODE, "CREATE", "/x y", 201));
    }
  }

  @Test
  void letsOneUserIn() throws IOException {
    try (FaultyProxy proxy =
        FaultyProxy.builder(server.url()).gateway(PATH).login("ann", "secret").start()) {
      String target = "/webhdfs/v1/x?op=OPEN&user.name=bob";

      HttpResponse<String> refused = client.get(proxy.url(), target);
      HttpResponse<String> wrong = client.get(proxy.url(), target, "Authorization", "Basic xyz");
      HttpResponse<String> right =
          client.get(proxy.url(), target, "Authorization", basic("ann:secret"));

      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.headers().firstValue("WWW-Authenticate"))
          .hasValue("Basic realm=\"application\"");
      assertThat(wrong.statusCode()).isEqualTo(401);
      assertThat(right.statusCode()).isEqualTo(200);
      assertThat(server.requests()).containsExactly("/webhdfs/v1/x?user.name=ann&op=OPEN");
    }
  }

  static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
  }
}
