package io.howdah.lab.proxy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * A server with the parts of WebHDFS that matter to a proxy. It responds to OPEN with {@code
 * 0123456789} from {@code offset} on, redirects CREATE to itself as a DataNode and keeps the bytes,
 * and responds to all other requests with an empty body.
 */
final class EchoServer implements AutoCloseable {
  static final String CONTENT = "0123456789";

  private final HttpServer server;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();

  private EchoServer(HttpServer server) {
    this.server = server;
  }

  static EchoServer start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      EchoServer echo = new EchoServer(server);
      server.createContext("/", echo::answer);
      server.setExecutor(Executors.newCachedThreadPool());
      server.start();
      return echo;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI url() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** The path and query of each request. */
  List<String> requests() {
    return requests;
  }

  /** The bodies that came whole to a DataNode. */
  List<String> bodies() {
    return bodies;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      RequestHead head =
          new RequestHead(
              exchange.getRequestMethod(), exchange.getRequestURI().toString(), Headers.none());
      requests.add(head.target());
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String dataNode = "http://127.0.0.1:" + server.getAddress().getPort() + head.target();
      boolean isAtDataNode = head.parameter("dn").isPresent();
      if (head.operation().equals("OPEN")) {
        int offset = head.parameter("offset").map(Integer::parseInt).orElse(0);
        send(exchange, 200, CONTENT.substring(offset));
      } else if (!head.operation().equals("CREATE")) {
        send(exchange, 200, "");
      } else if (isAtDataNode) {
        bodies.add(body);
        send(exchange, 201, "");
      } else if (head.parameter("noredirect").isPresent()) {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        send(exchange, 200, "{\"Location\":\"" + dataNode.replace("/", "\\/") + "&dn=1\"}");
      } else {
        exchange.getResponseHeaders().add("Location", dataNode + "&dn=1");
        send(exchange, 307, "");
      }
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}
