package io.howdah.fs.webhdfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.SimpleAuthentication;
import io.howdah.fs.ContentSource;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FileContent;
import io.howdah.fs.FilePath;
import io.howdah.fs.SourceFailureContract;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an upload does with the failure of its source, without a real server. */
class SourceFailureTest implements SourceFailureContract {
  private static final int PROMISED = 1 << 20;

  /** What was sent. A server may learn of a request only after its client has given it up. */
  private final RequestCounter counter = new RequestCounter();

  private FakeCluster destination;
  private WebHdfsFileSystem fileSystem;

  @BeforeEach
  void start() throws IOException {
    destination = FakeCluster.start(SourceFailureTest::store);
    fileSystem = open(destination, counter);
  }

  @AfterEach
  void stop() {
    fileSystem.close();
    destination.close();
  }

  @Override
  public WebHdfsFileSystem fileSystem() {
    return fileSystem;
  }

  @Override
  public FilePath directory() {
    return FilePath.ROOT;
  }

  @Override
  public OptionalLong requests() {
    return OptionalLong.of(counter.count());
  }

  /** A DataNode of the source that breaks off must not have one of the destination avoided. */
  @Test
  void blamesNoDataNodeOfTheDestinationWhereTheSourceBreaks() throws IOException {
    try (FakeCluster source = FakeCluster.start(SourceFailureTest::breakOff);
        WebHdfsFileSystem from = open(source, RequestObserver.none());
        FileContent broken = from.open(path("f"), 0, PROMISED)) {
      assertThatThrownBy(
              () -> fileSystem.create(path("broken"), CreateOptions.defaults(), bytesOf(broken)))
          .isExactlyInstanceOf(CopyException.class)
          .hasMessageContaining("OPEN /f broke after 1000 bytes");
    }
    long before = creations();

    fileSystem.create(path("good"), CreateOptions.defaults(), TestContent.zeros(1 << 16));

    assertThat(creations() - before).isEqualTo(1);
  }

  @Test
  void readsWithCopyExceptionsOnly() throws IOException {
    try (FakeCluster source = FakeCluster.start(SourceFailureTest::breakOff);
        WebHdfsFileSystem from = open(source, RequestObserver.none());
        FileContent broken = from.open(path("f"), 0, PROMISED)) {
      assertThatThrownBy(() -> broken.stream().readAllBytes())
          .isExactlyInstanceOf(CopyException.class)
          .extracting(e -> ((CopyException) e).code())
          .isEqualTo(ErrorCode.DATANODE_FAILED);
    }
  }

  private long creations() {
    return counter.requests().stream().filter("NAMENODE CREATE"::equals).count();
  }

  private static WebHdfsFileSystem open(FakeCluster cluster, RequestObserver observer) {
    return new WebHdfsFileSystem(
        List.of(cluster.url()),
        new SimpleAuthentication("alice", null),
        WebHdfsSettings.builder().observer(observer).sleeper(duration -> {}).build());
  }

  private static ContentSource bytesOf(FileContent content) {
    return new ContentSource() {
      @Override
      public long length() {
        return PROMISED;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        content.stream().transferTo(out);
      }
    };
  }

  /** Takes a whole file, as a DataNode does. */
  private static void store(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(201, -1);
    exchange.close();
  }

  private static void breakOff(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
    exchange.sendResponseHeaders(200, PROMISED);
    exchange.getResponseBody().write(new byte[1000]);
    exchange.close();
  }
}
