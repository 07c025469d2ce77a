package io.howdah.lab.proxy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Sends single requests and follows nothing. */
final class TestClient {
  private final HttpClient client;

  TestClient() {
    this(HttpClient.newBuilder());
  }

  TestClient(HttpClient.Builder builder) {
    client = builder.version(HttpClient.Version.HTTP_1_1).build();
  }

  HttpResponse<String> get(Object base, String target, String... headers) throws IOException {
    return send(request(base, target, headers).GET().build());
  }

  HttpResponse<String> put(Object base, String target) throws IOException {
    return send(request(base, target).PUT(BodyPublishers.noBody()).build());
  }

  /** Uploads with a length. */
  HttpResponse<String> put(String url, String body) throws IOException {
    return send(request(url, "").PUT(BodyPublishers.ofString(body)).build());
  }

  /** Uploads in chunks and waits for permission first. */
  HttpResponse<String> putInChunks(String url, String body) throws IOException {
    return send(
        request(url, "")
            .expectContinue(true)
            .PUT(BodyPublishers.fromPublisher(BodyPublishers.ofString(body)))
            .build());
  }

  private static HttpRequest.Builder request(Object base, String target, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + target)).timeout(Duration.ofSeconds(20));
    return headers.length == 0 ? request : request.headers(headers);
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
