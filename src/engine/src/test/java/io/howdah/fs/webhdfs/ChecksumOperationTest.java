package io.howdah.fs.webhdfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.SimpleAuthentication;
import io.howdah.fs.FileChecksum;
import io.howdah.fs.FilePath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Refusals in the words of real servers, which no cluster gives in this order. */
class ChecksumOperationTest {
  private static final String GOOD =
      "{\"FileChecksum\":{\"algorithm\":\"MD5-of-0MD5-of-512CRC32C\",\"bytes\":\""
          + "0".repeat(56)
          + "\",\"length\":28}}";

  private final Deque<Answer> answers = new ArrayDeque<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger pauses = new AtomicInteger();
  private HttpServer server;

  private record Answer(int status, String body) {}

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::respond);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "500 | NullPointerException | Cannot invoke \"String.getBytes()\" because it is null",
        "500 | NullPointerException | ",
        "403 | PathIOException | `/f': Fail to get block MD5 for LocatedBlock{BP-1:blk_2; len=5}",
        "403 | IOException | Fail to get block MD5 for BP-1:blk_2",
        "500 | PathIOException | `/f': Fail to get block checksum for LocatedStripedBlock"
      })
  void takesARefusalThatStaysForNoChecksumAtOnce(int status, String exception, String message)
      throws Exception {
    refuse(status, exception, message);
    refuse(status, exception, message);

    assertThat(checksum()).isEmpty();
    assertThat(asked).hasValue(2);
    assertThat(pauses).hasValue(0);
  }

  @Test
  void repeatsTheRequestOnceAtOnce() throws Exception {
    refuse(403, "PathIOException", "`/f': Fail to get block MD5 for LocatedBlock{BP-1:blk_2}");
    answers.add(new Answer(200, GOOD));

    assertThat(checksum()).isPresent();
    assertThat(pauses).hasValue(0);
  }

  @Test
  void takesAChecksumOfAnotherKindForNone() throws Exception {
    answers.add(new Answer(200, GOOD.replace("MD5-of-0MD5-of-512CRC32C", "COMPOSITE-CRC32C")));

    assertThat(checksum()).isEmpty();
    assertThat(asked).hasValue(1);
  }

  @Test
  void doesNotTakeOtherRefusalsForNoChecksum() {
    refuse(404, "FileNotFoundException", "File does not exist: /f");

    assertThatThrownBy(this::checksum)
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FILE_NOT_FOUND));
  }

  @Test
  void goesByTheMessageAndNotByAPathThatSoundsLikeIt() {
    String path = "/Fail to get block MD5";
    refuse(404, "FileNotFoundException", "File does not exist: " + path);

    assertThatThrownBy(() -> checksum(path)).isInstanceOf(CopyException.class);
  }

  private Optional<FileChecksum> checksum() throws CopyException {
    return checksum("/f");
  }

  private Optional<FileChecksum> checksum(String path) throws CopyException {
    WebHdfsSettings settings =
        WebHdfsSettings.builder().sleeper(pause -> pauses.incrementAndGet()).build();
    try (WebHdfsFileSystem fileSystem =
        new WebHdfsFileSystem(
            List.of(URI.create(url())), new SimpleAuthentication("alice", null), settings)) {
      return fileSystem.checksum(FilePath.of(path), 5);
    }
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void refuse(int status, String exception, String message) {
    String text = message == null ? "null" : "\"" + message.replace("\"", "\\\"") + "\"";
    answers.add(
        new Answer(
            status,
            "{\"RemoteException\":{\"exception\":\""
                + exception
                + "\",\"message\":"
                + text
                + "}}"));
  }

  private void respond(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getRawQuery();
    Answer answer;
    if (query.contains("noredirect=true")) {
      String path = exchange.getRequestURI().getRawPath();
      String location = url() + path + "?op=GETFILECHECKSUM&namenoderpcaddress=nn:8020&at=datanode";
      answer = new Answer(200, "{\"Location\":\"" + location + "\"}");
    } else {
      asked.incrementAndGet();
      answer = answers.remove();
    }
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
