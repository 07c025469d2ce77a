package io.howdah.fs.webhdfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.Exchange;
import io.howdah.fs.FileContent;
import io.howdah.fs.FilePath;
import io.howdah.fs.webhdfs.request.Operation;
import io.howdah.fs.webhdfs.request.Request;
import io.howdah.fs.webhdfs.response.Location;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.junit.jupiter.api.Test;

class DataNodeClientTest {
  private static final URI GATEWAY = URI.create("http://localhost:1");
  private static final Request QUESTION = Request.of(Operation.OPEN, FilePath.ROOT);

  private static final Duration SILENCE = Duration.ofMillis(200);
  private static final long LONG = 100L << 30;
  private static final String CHECKSUM =
      "{\"FileChecksum\":{\"algorithm\":\"MD5-of-0MD5-of-512CRC32C\",\"bytes\":\""
          + "0".repeat(56)
          + "\",\"length\":28}}";

  @Test
  void sendsNoLoginToALocationThatForgetsForWhomItIs() throws IOException {
    assertThatThrownBy(() -> open("http://localhost:1/webhdfs/v1/f?op=OPEN"))
        .hasMessageContaining("sent us to itself without 'doas'");
  }

  @Test
  void sendsItToOneThatDoesNot() throws IOException {
    assertThatThrownBy(() -> open("http://localhost:1/webhdfs/v1/f?op=OPEN&doAs=alice"))
        .hasMessageContaining("got no response");
    assertThatThrownBy(() -> open("http://localhost:1/webhdfs/v1/f?op=OPEN&delegation=HgAF"))
        .hasMessageContaining("got no response");
  }

  @Test
  void leavesNoEncryptedConnectionForAnUnencryptedOne() {
    URI secure = URI.create("https://nn.example:9871");

    assertThatThrownBy(
            () -> open(secure, "http://localhost:1/webhdfs/v1/f?op=OPEN&delegation=HgAF"))
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SERVER_NOT_TRUSTED))
        .hasMessageContaining("https://nn.example:9871 pointed to http://localhost:1")
        .hasMessageNotContaining("HgAF");
    assertThatThrownBy(() -> open(secure, "https://localhost:1/webhdfs/v1/f?op=OPEN"))
        .hasMessageContaining("got no response");
  }

  @Test
  void saysWhereTheBytesEndTooEarly() throws Exception {
    AtomicInteger broken = new AtomicInteger();
    HttpServer server =
        serve(
            exchange -> {
              exchange.sendResponseHeaders(200, 10);
              exchange.getResponseBody().write(new byte[5]);
              exchange.close();
            });
    try (DataNodeClient client = client();
        FileContent content = client.open(GATEWAY, at(server), QUESTION, broken::incrementAndGet)) {
      assertThatThrownBy(() -> content.stream().readAllBytes())
          .hasMessageContaining("broke after 5 bytes");
    } finally {
      server.stop(0);
    }

    assertThat(broken).hasValue(1);
  }

  @Test
  void abortsARequestWithoutAResponse() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    HttpServer server =
        serve(
            exchange -> {
              asked.countDown();
              await(over);
              exchange.close();
            });
    RunningTransfers transfers = new RunningTransfers();
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try (DataNodeClient client = client(WebHdfsSettings.builder(), transfers)) {
      Future<?> answer =
          executor.submit(() -> client.checksum(GATEWAY, at(server), QUESTION, LONG));
      assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();

      transfers.abort();

      assertThatThrownBy(() -> answer.get(30, TimeUnit.SECONDS))
          .cause()
          .isInstanceOfSatisfying(
              CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    } finally {
      over.countDown();
      executor.shutdownNow();
      server.stop(0);
    }
  }

  @Test
  void waitsLongerForTheChecksumOfALongFile() throws Exception {
    HttpServer server =
        serve(
            exchange -> {
              sleep(10 * SILENCE.toMillis());
              respond(exchange, CHECKSUM);
            });
    try (DataNodeClient client =
        client(WebHdfsSettings.builder().progressTimeout(SILENCE), new RunningTransfers())) {
      assertThatThrownBy(() -> client.checksum(GATEWAY, at(server), QUESTION, 1_000))
          .hasMessageContaining("got no response");
      assertThat(client.checksum(GATEWAY, at(server), QUESTION, LONG).checksum()).isPresent();
    } finally {
      server.stop(0);
    }
  }

  /** HttpClient throws what is no IOException where its pool is closed meanwhile. */
  @Test
  void callsWhatIsClosedUnderARequestCancelled() {
    RunningTransfers transfers = new RunningTransfers();
    DataNodeClient[] client = new DataNodeClient[1];
    client[0] =
        client(
            WebHdfsSettings.builder()
                .observer(
                    (peer, operation) -> {
                      transfers.abort();
                      close(client[0]);
                    }),
            transfers);

    assertThatThrownBy(
            () -> client[0].open(GATEWAY, Location.of("http://localhost:2/f"), QUESTION, () -> {}))
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
  }

  @Test
  void callsAStreamThatIsBrokenOffByAnotherThreadCancelled() throws CopyException {
    RunningTransfers transfers = new RunningTransfers();
    InputStream released =
        new InputStream() {
          @Override
          public int read() {
            throw new IllegalStateException("Endpoint not acquired / already released");
          }

          @Override
          public int read(byte[] bytes, int offset, int count) {
            return read();
          }
        };
    ContentStream stream =
        new ContentStream(
            FileContent.of(released, 5),
            transfers.begin(new HttpUriRequestBase("GET", GATEWAY)),
            "OPEN /f",
            "http://dn",
            () -> {});
    transfers.abort();

    assertThatThrownBy(() -> stream.read(new byte[5], 0, 5))
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
  }

  private static void close(DataNodeClient client) {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpServer serve(HttpHandler handler) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", handler);
    server.start();
    return server;
  }

  private static Location at(HttpServer server) throws IOException {
    return Location.of(
        "http://localhost:" + server.getAddress().getPort() + "/webhdfs/v1/f?op=OPEN");
  }

  private static void respond(HttpExchange exchange, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static void sleep(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
  }

  private static void open(String location) throws Exception {
    open(GATEWAY, location);
  }

  private static void open(URI nameNode, String location) throws Exception {
    try (DataNodeClient client = client()) {
      assertThat(client.open(nameNode, Location.of(location), QUESTION, () -> {})).isNotNull();
    }
  }

  private static DataNodeClient client() {
    return client(WebHdfsSettings.builder(), new RunningTransfers());
  }

  private static DataNodeClient client(
      WebHdfsSettings.Builder settings, RunningTransfers transfers) {
    return new DataNodeClient(
        server -> new Login(), settings.build(), transfers, new ServerKinds());
  }

  private static final class Login implements Exchange {
    @Override
    public Map<String, String> parameters() {
      return Map.of("doas", "alice");
    }

    @Override
    public Map<String, String> headers() {
      return Map.of("Authorization", "Negotiate x");
    }
  }
}
