package io.howdah.fs.webhdfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.SimpleAuthentication;
import io.howdah.fs.FileContent;
import io.howdah.fs.FilePath;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class RequestGateTest {
  private final List<URI> held = new CopyOnWriteArrayList<>();

  @Test
  void passesEachRequestToANameNodeAndNoneToADataNode() throws Exception {
    try (FakeCluster cluster =
            FakeCluster.start(exchange -> FakeCluster.respond(exchange, 200, "abc"));
        WebHdfsFileSystem fileSystem = at(cluster.url())) {
      fileSystem.delete(FilePath.of("/old"));
      read(fileSystem);

      assertThat(cluster.requests()).contains("DATANODE OPEN");
      assertThat(held)
          .hasSize(
              (int) cluster.requests().stream().filter(each -> each.startsWith("NAMENODE")).count())
          .containsOnly(cluster.url());
    }
  }

  /** An HttpFS sends the bytes itself. */
  @Test
  void passesTheRequestForBytesToAnHttpFs() throws Exception {
    List<String> requests = new CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    URI url = URI.create("http://localhost:" + server.getAddress().getPort());
    server.createContext(
        "/",
        exchange -> {
          URI uri = exchange.getRequestURI();
          requests.add(uri.toString());
          boolean isQuestion = uri.getQuery().contains("noredirect");
          boolean isProof = uri.getQuery().contains("op=MKDIRS");
          String location =
              "{\"Location\":\""
                  + url
                  + uri.toString().replace("&noredirect=true", "").replace("noredirect=true&", "")
                  + "\"}";
          FakeCluster.respond(
              exchange, 200, isProof ? "{\"boolean\":true}" : isQuestion ? location : "abc");
        });
    server.start();
    try (WebHdfsFileSystem fileSystem = at(url)) {
      read(fileSystem);
      read(fileSystem);

      assertThat(requests).hasSizeGreaterThan(2);
      assertThat(held).hasSameSizeAs(requests).containsOnly(url);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void sendsNothingWhereTheGateIsShut() throws Exception {
    CopyException cancelled = new CopyException(ErrorCode.CANCELLED, "cancelled");
    try (FakeCluster cluster = FakeCluster.start(exchange -> {});
        WebHdfsFileSystem fileSystem =
            at(
                cluster.url(),
                server -> {
                  throw cancelled;
                })) {
      assertThatThrownBy(() -> fileSystem.delete(FilePath.of("/f"))).isSameAs(cancelled);
      assertThat(cluster.requests()).isEmpty();
    }
  }

  private static void read(WebHdfsFileSystem fileSystem) throws Exception {
    try (FileContent content = fileSystem.open(FilePath.of("/f"), 0, 3)) {
      assertThat(content.stream().readAllBytes()).hasSize(3);
    }
  }

  private WebHdfsFileSystem at(URI url) {
    return at(
        url,
        server -> {
          held.add(server);
          return Duration.ZERO;
        });
  }

  private static WebHdfsFileSystem at(URI url, RequestGate gate) {
    return new WebHdfsFileSystem(
        List.of(url),
        new SimpleAuthentication("tester", null),
        WebHdfsSettings.builder().gate(gate).sleeper(duration -> {}).build());
  }
}
