package io.howdah.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** An HTTP server with the responses of a test, for what no real one can be made to do. */
public final class FakeServer implements AutoCloseable {
  private final HttpServer server;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  private FakeServer(HttpServer server) {
    this.server = server;
  }

  /**
   * Starts a server.
   *
   * @param answers makes the body of a response from a request's URI; an empty one is a 404
   */
  public static FakeServer start(Function<String, String> answers) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    FakeServer fake = new FakeServer(server);
    server.createContext("/", exchange -> fake.answer(exchange, answers));
    server.start();
    return fake;
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The methods and URIs of all requests so far. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange, Function<String, String> answers) throws IOException {
    String uri = exchange.getRequestURI().toString();
    requests.add(exchange.getRequestMethod() + " " + uri);
    byte[] body = answers.apply(uri).getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      boolean isOfBytes = uri.contains("op=OPEN");
      exchange
          .getResponseHeaders()
          .set("Content-Type", isOfBytes ? "application/octet-stream" : "application/json");
      exchange.sendResponseHeaders(
          body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
