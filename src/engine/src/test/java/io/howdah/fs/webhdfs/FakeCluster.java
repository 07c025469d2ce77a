package io.howdah.fs.webhdfs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A NameNode and a DataNode in one process, for faults that no real DataNode can be made to have.
 * The NameNode points to the DataNode, which a test plays.
 */
final class FakeCluster implements AutoCloseable {
  /** What the DataNode does with a request. */
  interface DataNode {
    void respond(HttpExchange exchange) throws IOException;
  }

  private final HttpServer nameNode;
  private final HttpServer dataNode;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile String dataNodes;
  private volatile String holds = "";

  private FakeCluster(HttpServer nameNode, HttpServer dataNode) {
    this.nameNode = nameNode;
    this.dataNode = dataNode;
    dataNodes = "localhost:" + dataNode.getAddress().getPort();
  }

  static FakeCluster start(DataNode behaviour) throws IOException {
    FakeCluster cluster = new FakeCluster(server(), server());
    cluster.nameNode.createContext("/", cluster::point);
    cluster.dataNode.createContext(
        "/",
        exchange -> {
          cluster.note("DATANODE", exchange);
          behaviour.respond(exchange);
        });
    for (HttpServer server : List.of(cluster.nameNode, cluster.dataNode)) {
      server.setExecutor(cluster.threads);
      server.start();
    }
    return cluster;
  }

  /** From now on the NameNode points to another host and port. */
  FakeCluster pointingTo(String hostAndPort) {
    dataNodes = hostAndPort;
    return this;
  }

  /** From now on this path is a file or directory. */
  FakeCluster holding(String path, String type) {
    holds =
        path
            + " {\"FileStatus\":{\"accessTime\":0,\"blockSize\":1024,\"childrenNum\":0,\"fileId\":7,"
            + "\"group\":\"g\",\"length\":3,\"modificationTime\":5,\"owner\":\"o\",\"pathSuffix\":\"\","
            + "\"permission\":\"644\",\"replication\":1,\"storagePolicy\":0,\"type\":\""
            + type
            + "\"}}";
    return this;
  }

  URI url() {
    return URI.create("http://localhost:" + nameNode.getAddress().getPort());
  }

  /** Server and operation of all requests so far, such as {@code DATANODE OPEN}. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  /** Refuses a request as a DataNode or NameNode does. */
  static void refuse(HttpExchange exchange, int status, String exception, String message)
      throws IOException {
    respond(
        exchange,
        status,
        "{\"RemoteException\":{\"exception\":\""
            + exception
            + "\",\"javaClassName\":\"java.io."
            + exception
            + "\",\"message\":\""
            + message
            + "\"}}");
  }

  /** Responds with JSON, or with the bytes of a file. */
  static void respond(HttpExchange exchange, int status, String content) throws IOException {
    byte[] body = content.getBytes(StandardCharsets.UTF_8);
    exchange.getRequestBody().readAllBytes();
    exchange
        .getResponseHeaders()
        .set(
            "Content-Type",
            content.startsWith("{") ? "application/json" : "application/octet-stream");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    nameNode.stop(0);
    dataNode.stop(0);
    threads.shutdownNow();
  }

  private void point(HttpExchange exchange) throws IOException {
    note("NAMENODE", exchange);
    URI uri = exchange.getRequestURI();
    switch (operation(exchange)) {
      case "GETFILESTATUS" -> {
        String path = uri.getPath().replace("/webhdfs/v1", "");
        if (holds.startsWith(path + " ")) {
          respond(exchange, 200, holds.substring(path.length() + 1));
        } else {
          refuse(exchange, 404, "FileNotFoundException", "no such file");
        }
      }
      case "OPEN", "CREATE", "APPEND", "GETFILECHECKSUM" -> {
        if (uri.getQuery().contains("excludedatanodes")) {
          refuse(exchange, 403, "IOException", "Failed to find datanode, suggest to check");
        } else {
          respond(
              exchange,
              200,
              "{\"Location\":\"http://"
                  + dataNodes
                  + uri.getRawPath()
                  + "?"
                  + uri.getRawQuery()
                  + "&namenoderpcaddress=nn:8020\"}");
        }
      }
      case "GETFILEBLOCKLOCATIONS" ->
          respond(
              exchange,
              200,
              "{\"BlockLocations\":{\"BlockLocation\":[{\"hosts\":[\"localhost\"],\"names\":"
                  + "[\"localhost:9866\"],\"length\":5,\"offset\":0}]}}");
      case "MKDIRS", "DELETE" -> respond(exchange, 200, "{\"boolean\":true}");
      default -> refuse(exchange, 404, "FileNotFoundException", "no such file");
    }
  }

  private void note(String server, HttpExchange exchange) {
    requests.add(server + " " + operation(exchange));
  }

  private static String operation(HttpExchange exchange) {
    return exchange.getRequestURI().getQuery().replaceAll("^op=([A-Z_]+).*", "$1");
  }

  private static HttpServer server() throws IOException {
    return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }
}
