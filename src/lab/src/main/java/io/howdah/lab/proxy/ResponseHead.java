package io.howdah.lab.proxy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The status line and header fields of a response. */
record ResponseHead(int status, String reason, Headers headers) {
  static final ResponseHead CONTINUE = new ResponseHead(100, "Continue", Headers.none());

  static ResponseHead of(HttpInput.Head head) throws IOException {
    String[] parts = head.startLine().split(" ", 3);
    try {
      return new ResponseHead(
          Integer.parseInt(parts[1]), parts.length > 2 ? parts[2] : "", head.headers());
    } catch (ArrayIndexOutOfBoundsException | NumberFormatException e) {
      throw new IOException("no status line: " + head.startLine(), e);
    }
  }

  ResponseHead withHeaders(Headers changed) {
    return new ResponseHead(status, reason, changed);
  }

  /** Whether another response follows for the same request. */
  boolean isInterim() {
    return status < 200;
  }

  /** Whether the connection ends with it, by its header or because its length is unknown. */
  boolean isLast() {
    boolean hasEnd =
        isBodiless()
            || headers.get("Content-Length").isPresent()
            || headers.lists("Transfer-Encoding", "chunked");
    return !hasEnd || headers.lists("Connection", "close");
  }

  /** This response as the last one of its connection. */
  ResponseHead closing() {
    return withHeaders(headers.with("Connection", "close"));
  }

  /** Whether a response of this status never has a body, not even an empty one. */
  boolean isBodiless() {
    return isInterim() || status == 204 || status == 304;
  }

  void write(OutputStream out) throws IOException {
    String text = "HTTP/1.1 " + status + " " + reason + "\r\n" + headers + "\r\n";
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }
}
