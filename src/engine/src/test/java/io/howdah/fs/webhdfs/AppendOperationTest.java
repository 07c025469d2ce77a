package io.howdah.fs.webhdfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.SimpleAuthentication;
import io.howdah.fs.FilePath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The requests of an append, and which of them are repeated. */
class AppendOperationTest {
  private final List<String> received = new CopyOnWriteArrayList<>();

  @Test
  void sendsTheBytesToTheDataNodeThatTheNameNodeChose() throws Exception {
    try (FakeCluster cluster = FakeCluster.start(this::accept).holding("/log", "FILE");
        WebHdfsFileSystem fileSystem = open(cluster.url(), 4096)) {
      fileSystem.append(path("log"), TestContent.text("line"));

      assertThat(cluster.requests())
          .containsExactly("NAMENODE GETFILESTATUS", "NAMENODE APPEND", "DATANODE APPEND");
      assertThat(received)
          .singleElement()
          .asString()
          .startsWith("POST application/octet-stream 'line' op=APPEND")
          .contains("&buffersize=4096");
    }
  }

  /** The file may have got them, and a repetition would append them twice. */
  @Test
  void sendsTheBytesOnlyOnce() throws Exception {
    try (FakeCluster cluster =
            FakeCluster.start(exchange -> accept(exchange, 403, "IOException"))
                .holding("/log", "FILE");
        WebHdfsFileSystem fileSystem = open(cluster.url(), 0)) {
      assertFails(
          ErrorCode.DATANODE_FAILED,
          () -> fileSystem.append(path("log"), TestContent.text("line")));

      assertThat(cluster.requests()).filteredOn("DATANODE APPEND"::equals).hasSize(1);
    }
  }

  @Test
  void reportsAnotherWriterWithoutARepetition() throws Exception {
    try (FakeCluster cluster =
            FakeCluster.start(exchange -> accept(exchange, 403, "AlreadyBeingCreatedException"))
                .holding("/log", "FILE");
        WebHdfsFileSystem fileSystem = open(cluster.url(), 0)) {
      assertFails(
          ErrorCode.SERVER_BUSY, () -> fileSystem.append(path("log"), TestContent.text("line")));

      assertThat(cluster.requests()).filteredOn("DATANODE APPEND"::equals).hasSize(1);
    }
  }

  @Test
  void sendsNoByteToWhatIsNoFile() throws Exception {
    try (FakeCluster cluster = FakeCluster.start(this::accept).holding("/log", "DIRECTORY");
        WebHdfsFileSystem fileSystem = open(cluster.url(), 0)) {
      assertFails(
          ErrorCode.DESTINATION_CONFLICT,
          () -> fileSystem.append(path("log"), TestContent.text("line")));
      assertFails(
          ErrorCode.FILE_NOT_FOUND,
          () -> fileSystem.append(path("missing"), TestContent.text("line")));

      assertThat(cluster.requests())
          .containsExactly("NAMENODE GETFILESTATUS", "NAMENODE GETFILESTATUS");
    }
  }

  /** Without the parameter data an HttpFS responds with a redirect, and leaves the bytes unread. */
  @Test
  void sendsTheBytesToAnHttpFsItself() throws Exception {
    HttpServer httpFs =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    URI url = URI.create("http://localhost:" + httpFs.getAddress().getPort());
    httpFs.createContext("/", exchange -> beHttpFs(url, exchange));
    httpFs.start();
    try (WebHdfsFileSystem fileSystem = open(url, 0)) {
      fileSystem.append(path("log"), TestContent.text("one"));
      fileSystem.append(path("log"), TestContent.text("two"));
    } finally {
      httpFs.stop(0);
    }

    assertThat(received).hasSize(2).allMatch(each -> each.endsWith("&data=true"));
    assertThat(received.get(0)).startsWith("POST application/octet-stream 'one' op=APPEND");
    assertThat(received.get(1)).startsWith("POST application/octet-stream 'two' op=APPEND");
  }

  private void beHttpFs(URI url, HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    if (query.startsWith("op=GETFILESTATUS")) {
      FakeCluster.respond(
          exchange,
          200,
          "{\"FileStatus\":{\"length\":3,\"modificationTime\":5,\"owner\":\"o\",\"group\":\"g\","
              + "\"permission\":\"644\",\"replication\":1,\"blockSize\":1024,\"accessTime\":0,"
              + "\"pathSuffix\":\"\",\"type\":\"FILE\"}}");
    } else if (query.contains("data=true")) {
      accept(exchange);
    } else {
      FakeCluster.respond(
          exchange,
          200,
          "{\"Location\":\""
              + url
              + exchange.getRequestURI().getRawPath()
              + "?"
              + exchange.getRequestURI().getRawQuery().replace("&noredirect=true", "")
              + "&data=true\"}");
    }
  }

  private void accept(HttpExchange exchange) throws IOException {
    note(exchange);
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  private void accept(HttpExchange exchange, int status, String exception) throws IOException {
    note(exchange);
    FakeCluster.refuse(exchange, status, exception, "the DataNode refuses it");
  }

  private void note(HttpExchange exchange) throws IOException {
    String bytes = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    received.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestHeaders().getFirst("Content-Type")
            + " '"
            + bytes
            + "' "
            + exchange.getRequestURI().getQuery());
  }

  private static WebHdfsFileSystem open(URI url, int bufferSize) {
    return new WebHdfsFileSystem(
        List.of(url),
        new SimpleAuthentication("alice", null),
        WebHdfsSettings.builder().bufferSize(bufferSize).sleeper(duration -> {}).build());
  }

  private static FilePath path(String name) throws CopyException {
    return FilePath.ROOT.child(name);
  }

  private static void assertFails(ErrorCode code, ThrowingCallable operation) {
    assertThatThrownBy(operation)
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code));
  }
}
