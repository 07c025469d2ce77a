package io.howdah.lab.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultyProxyTest {
  private static final String OPEN = "/webhdfs/v1/a%20b?op=OPEN";
  private static final String CREATE = "/webhdfs/v1/new?op=CREATE";
  private static final String RENAME = "/webhdfs/v1/old?op=RENAME";

  private final EchoServer server = EchoServer.start();
  private final FaultyProxy proxy = FaultyProxy.before(server.url());
  private final TestClient client = new TestClient();

  @AfterEach
  void stop() {
    proxy.close();
    server.close();
  }

  @Test
  void passesRequestsAndRemembersThem() throws IOException {
    assertThat(client.get(proxy.url(), OPEN).body()).isEqualTo("0123456789");
    client.put(proxy.url(), RENAME);

    assertThat(proxy.requests())
        .containsExactly(
            new ProxiedRequest(Peer.NAMENODE, "OPEN", "/a b", 200),
            new ProxiedRequest(Peer.NAMENODE, "RENAME", "/old", 200));
    assertThat(proxy.connections()).isEqualTo(1);
  }

  @Test
  void leadsLocationsThroughItself() throws IOException {
    String location = location(client.put(proxy.url(), CREATE));

    assertThat(client.put(location, "content").statusCode()).isEqualTo(201);
    assertThat(client.putInChunks(location, "chunks").statusCode()).isEqualTo(201);

    assertThat(server.bodies()).containsExactly("content", "chunks");
    assertThat(proxy.requests())
        .containsExactly(
            new ProxiedRequest(Peer.NAMENODE, "CREATE", "/new", 307),
            new ProxiedRequest(Peer.DATANODE, "CREATE", "/new", 201),
            new ProxiedRequest(Peer.DATANODE, "CREATE", "/new", 201));
  }

  @Test
  void leadsLocationsInBodiesThroughItself() throws IOException {
    String body = client.put(proxy.url(), CREATE + "&noredirect=true").body();

    String location = body.replaceAll(".*\"(http[^\"]*)\".*", "$1");
    client.put(location, "content");
    assertThat(proxy.requests()).contains(new ProxiedRequest(Peer.DATANODE, "CREATE", "/new", 201));
  }

  @Test
  void leavesLocationsAsTheyAre() throws IOException {
    try (FaultyProxy past = FaultyProxy.builder(server.url()).leaveLocations().start()) {
      assertThat(location(client.put(past.url(), CREATE)))
          .startsWith("http://127.0.0.1:" + server.url().getPort() + "/");
    }
  }

  @Test
  void losesRequests() {
    Rule rule = proxy.spoil(Fault.requestLost()).of("RENAME").always();

    assertThatThrownBy(() -> client.put(proxy.url(), RENAME)).isInstanceOf(IOException.class);

    assertThat(server.requests()).isEmpty();
    assertThat(rule.hits()).isPositive();
    assertThat(proxy.requests()).contains(new ProxiedRequest(Peer.NAMENODE, "RENAME", "/old", 0));
  }

  @Test
  void losesResponses() {
    proxy.spoil(Fault.responseLost()).of("RENAME").always();

    assertThatThrownBy(() -> client.put(proxy.url(), RENAME)).isInstanceOf(IOException.class);

    assertThat(server.requests()).contains(RENAME);
  }

  @Test
  void deliversRequestsLate() throws IOException {
    String location = location(client.put(proxy.url(), CREATE));
    proxy.spoil(Fault.requestLate()).at(Peer.DATANODE).once();

    assertThatThrownBy(() -> client.putInChunks(location, "late")).isInstanceOf(IOException.class);
    assertThat(server.bodies()).isEmpty();
    client.put(location, "in time");

    assertThat(server.bodies()).containsExactly("late", "in time");
  }

  @Test
  void strikesOnlyWhatARuleNames() throws IOException {
    Rule rule =
        proxy
            .spoil(Fault.respond(FixedResponse.html(500)))
            .of("OPEN")
            .pathContaining("b")
            .after(1)
            .once();

    assertThat(client.get(proxy.url(), "/webhdfs/v1/c?op=OPEN").statusCode()).isEqualTo(200);
    assertThat(client.put(proxy.url(), "/webhdfs/v1/b?op=RENAME").statusCode()).isEqualTo(200);
    assertThat(client.get(proxy.url(), OPEN).statusCode()).isEqualTo(200);
    assertThat(client.get(proxy.url(), OPEN).statusCode()).isEqualTo(500);
    assertThat(client.get(proxy.url(), OPEN).statusCode()).isEqualTo(200);
    assertThat(rule.hits()).isEqualTo(1);
  }

  @Test
  void respondsInTheServersPlace() throws IOException {
    String location = location(client.put(proxy.url(), CREATE));
    String failure = "java.io.IOException";
    proxy
        .spoil(Fault.respond(FixedResponse.remoteException(403, failure, "It \"broke\"")))
        .at(Peer.DATANODE)
        .once();
    proxy.spoil(Fault.respondAfterWork(FixedResponse.emptyObject())).at(Peer.DATANODE).once();

    HttpResponse<String> refused = client.put(location, "refused");
    HttpResponse<String> done = client.put(location, "done");

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("\"exception\":\"IOException\"", "It \\u0022broke\\u0022");
    assertThat(done.body()).isEqualTo("{}");
    assertThat(server.bodies()).containsExactly("done");
  }

  @Test
  void redirects() throws IOException {
    proxy.spoil(Fault.redirectToItself()).once();
    proxy.spoil(Fault.redirectToUnknownHost()).once();

    assertThat(location(client.get(proxy.url(), OPEN))).isEqualTo(proxy.url() + OPEN);
    assertThat(location(client.get(proxy.url(), OPEN)))
        .isEqualTo("http://no-such-host.invalid:9864" + OPEN);
    assertThat(client.get(proxy.url(), OPEN).statusCode()).isEqualTo(200);
  }

  @Test
  void invertsABitOfAFile() throws IOException {
    Rule rule = proxy.spoil(Fault.flipBit(4)).of("OPEN").always();

    assertThat(client.get(proxy.url(), OPEN).body()).isEqualTo("0123556789");
    assertThat(client.get(proxy.url(), OPEN + "&offset=3").body()).isEqualTo("3556789");
    assertThat(client.get(proxy.url(), OPEN + "&offset=5").body()).isEqualTo("56789");
    assertThat(rule.hits()).isEqualTo(2);
  }

  @Test
  void invertsABitOfAnUpload() throws IOException {
    String location = location(client.put(proxy.url(), CREATE));
    proxy.spoil(Fault.flipBit(4)).of("CREATE").once();

    client.put(location, "0123456789");

    assertThat(server.bodies()).containsExactly("0123556789");
  }

  @Test
  void cutsResponses() throws IOException {
    Rule rule = proxy.spoil(Fault.cutResponse(4)).of("OPEN").once();

    assertThat(client.get(proxy.url(), OPEN + "&offset=7").body()).isEqualTo("789");
    assertThatThrownBy(() -> client.get(proxy.url(), OPEN)).isInstanceOf(IOException.class);
    assertThat(rule.hits()).isEqualTo(1);
  }

  @Test
  void cutsUploads() throws IOException {
    String location = location(client.put(proxy.url(), CREATE));
    proxy.spoil(Fault.cutUpload(4)).of("CREATE").always();

    assertThatThrownBy(() -> client.put(location, "0123456789")).isInstanceOf(IOException.class);
    assertThat(client.put(location, "0123").statusCode()).isEqualTo(201);

    assertThat(server.bodies()).containsExactly("0123");
  }

  @Test
  void freezesResponsesUntilItIsCalm() throws Exception {
    proxy.spoil(Fault.freezeResponse(4)).of("OPEN").always();

    try (InputStream body = URI.create(proxy.url() + OPEN).toURL().openStream()) {
      assertThat(body.readNBytes(4)).hasSize(4);
      proxy.calm();
      assertThat(body.readAllBytes()).isEmpty();
    }
    assertThat(client.get(proxy.url(), OPEN).statusCode()).isEqualTo(200);
  }

  private static String location(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(307);
    return response.headers().firstValue("Location").orElseThrow();
  }
}
