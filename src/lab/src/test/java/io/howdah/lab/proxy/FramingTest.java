package io.howdah.lab.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The bytes on the wire, which a client would hide. */
class FramingTest {
  private final EchoServer server = EchoServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void chunksBodiesAlsoEmptyOnes() throws IOException {
    assertThat(response(Framing.CHUNKED, "OPEN"))
        .contains("Transfer-Encoding: chunked")
        .doesNotContain("ontent-length")
        .endsWith("\r\n\r\na\r\n0123456789\r\n0\r\n\r\n");
    assertThat(response(Framing.CHUNKED, "RENAME")).endsWith("\r\n\r\n0\r\n\r\n");
  }

  @Test
  void endsBodiesWithTheConnection() throws IOException {
    assertThat(response(Framing.UNTIL_CLOSE, "OPEN"))
        .contains("Connection: close")
        .doesNotContainIgnoringCase("content-length")
        .endsWith("\r\n\r\n0123456789");
    assertThat(response(Framing.UNTIL_CLOSE, "RENAME"))
        .doesNotContainIgnoringCase("content-length")
        .endsWith("\r\n\r\n");
  }

  @Test
  void compressesBodiesAlsoEmptyOnes() throws IOException {
    for (String operation : new String[] {"OPEN", "RENAME"}) {
      String response = response(Framing.GZIP, operation);
      assertThat(response).contains("Content-Encoding: gzip");
      HttpInput in =
          new HttpInput(new ByteArrayInputStream(response.getBytes(StandardCharsets.ISO_8859_1)));
      InputStream body = in.body(ResponseHead.of(in.head().orElseThrow()));
      assertThat(new String(new GZIPInputStream(body).readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(operation.equals("OPEN") ? EchoServer.CONTENT : "");
    }
  }

  @Test
  void respondsToAClientThatWaitsForPermissionToSend() throws IOException {
    try (FaultyProxy proxy = FaultyProxy.before(server.url());
        Socket socket = new Socket("localhost", proxy.url().getPort())) {
      proxy.spoil(Fault.respond(FixedResponse.empty(403))).once();
      socket.setSoTimeout(20_000);
      String request =
          String.join(
              "\r\n",
              "PUT /webhdfs/v1/x?op=CREATE HTTP/1.1",
              "Host: x",
              "Expect: 100-continue",
              "Content-Length: 7",
              "",
              "");
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

      assertThat(new HttpInput(socket.getInputStream()).head().orElseThrow().startLine())
          .startsWith("HTTP/1.1 403");
    }
    assertThat(server.requests()).isEmpty();
  }

  private String response(Framing framing, String operation) throws IOException {
    try (FaultyProxy proxy = FaultyProxy.builder(server.url()).framing(framing).start();
        Socket socket = new Socket("localhost", proxy.url().getPort())) {
      socket.setSoTimeout(20_000);
      String request =
          "GET /webhdfs/v1/x?op=" + operation + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
