package io.howdah.lab;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** WebHDFS by the JDK's own client, as a witness that needs nobody's code. */
final class WebHdfs {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();

  private WebHdfs() {}

  /** The content of a file; the path is encoded already. */
  static byte[] open(URI nameNode, String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = get(nameNode, path, "OPEN");
    if (response.statusCode() != 200) {
      throw new IOException(new String(response.body(), java.nio.charset.StandardCharsets.UTF_8));
    }
    return response.body();
  }

  static HttpResponse<byte[]> get(URI nameNode, String path, String operation)
      throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(uri(nameNode, path, operation)).build(), BodyHandlers.ofByteArray());
  }

  static HttpResponse<byte[]> put(URI nameNode, String path, String operation)
      throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(uri(nameNode, path, operation))
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build(),
        BodyHandlers.ofByteArray());
  }

  private static URI uri(URI nameNode, String path, String operation) {
    String user = System.getProperty("user.name");
    return URI.create(nameNode + "/webhdfs/v1" + path + "?op=" + operation + "&user.name=" + user);
  }
}
