package io.howdah.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * WebHDFS by the JDK's own client, as a witness without code of this project. Paths are encoded.
 */
final class WebHdfs {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private WebHdfs() {}

  static byte[] open(URI nameNode, String path) throws IOException, InterruptedException {
    URI dataNode = location(get(nameNode, path, "OPEN"));
    return expect(200, send(HttpRequest.newBuilder(dataNode))).body();
  }

  static void create(URI nameNode, String path, byte[] content)
      throws IOException, InterruptedException {
    URI dataNode = location(put(nameNode, path, "CREATE"));
    expect(201, send(HttpRequest.newBuilder(dataNode).PUT(BodyPublishers.ofByteArray(content))));
  }

  static HttpResponse<byte[]> get(URI nameNode, String path, String operation)
      throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri(nameNode, path, operation)));
  }

  static HttpResponse<byte[]> put(URI nameNode, String path, String operation)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(uri(nameNode, path, operation)).PUT(BodyPublishers.noBody()));
  }

  /**
   * Whether the server sends any byte within some seconds. By a plain socket: Java's HTTP client
   * may miss its own time limit for a server that accepts and sends nothing.
   */
  static boolean isAnswering(URI server) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
      socket.setSoTimeout(5_000);
      String request = "GET " + "/webhdfs/v1/?op=GETHOMEDIRECTORY" + " HTTP/1.0\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return socket.getInputStream().read() >= 0;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  static boolean isListening(URI server) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return CLIENT.send(request.timeout(Duration.ofMinutes(1)).build(), BodyHandlers.ofByteArray());
  }

  /** The response of the DataNode to which the NameNode redirects. */
  static HttpResponse<byte[]> follow(URI nameNode, String path, String operation)
      throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(location(get(nameNode, path, operation))));
  }

  static URI location(HttpResponse<byte[]> response) throws IOException {
    return URI.create(expect(307, response).headers().firstValue("Location").orElseThrow());
  }

  private static HttpResponse<byte[]> expect(int status, HttpResponse<byte[]> response)
      throws IOException {
    if (response.statusCode() != status) {
      throw new IOException(response.statusCode() + " " + text(response));
    }
    return response;
  }

  private static URI uri(URI nameNode, String path, String operation) {
    String user = System.getProperty("user.name");
    return URI.create(nameNode + "/webhdfs/v1" + path + "?op=" + operation + "&user.name=" + user);
  }
}
