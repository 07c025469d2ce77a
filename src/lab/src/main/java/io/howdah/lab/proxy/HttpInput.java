package io.howdah.lab.proxy;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One direction of a connection, read as HTTP/1.1. */
final class HttpInput {
  private static final int LONGEST_LINE = 1 << 20;

  private final InputStream in;

  HttpInput(InputStream in) {
    this.in = new BufferedInputStream(in, 64 << 10);
  }

  /** A start line and the header fields that follow it. */
  record Head(String startLine, Headers headers) {}

  /** The next head; empty where the other side has closed the connection. */
  Optional<Head> head() throws IOException {
    Optional<String> start = line();
    if (start.isEmpty()) {
      return Optional.empty();
    }
    List<String> fields = new ArrayList<>();
    for (String line = requiredLine(); !line.isEmpty(); line = requiredLine()) {
      fields.add(line);
    }
    return Optional.of(new Head(start.get(), Headers.parse(fields)));
  }

  /** The body that follows the head of a request. */
  InputStream body(RequestHead head) {
    return head.hasBody() ? framed(head.headers()) : InputStream.nullInputStream();
  }

  /** The body that follows the head of a response: without a length up to the connection's end. */
  InputStream body(ResponseHead head) {
    return head.isBodiless() ? InputStream.nullInputStream() : framed(head.headers());
  }

  /** All that follows. */
  InputStream rest() {
    return in;
  }

  private InputStream framed(Headers headers) {
    if (headers.lists("Transfer-Encoding", "chunked")) {
      return new ChunkedInput(this, in);
    }
    return headers
        .get("Content-Length")
        .<InputStream>map(length -> new FixedInput(in, Long.parseLong(length)))
        .orElse(in);
  }

  /** A line that must be there. */
  String requiredLine() throws IOException {
    return line().orElseThrow(() -> new EOFException("the connection ended within a head"));
  }

  private Optional<String> line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        return Optional.empty();
      }
      if (line.size() > LONGEST_LINE) {
        throw new IOException("a line without an end");
      }
      line.write(b);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
  }
}
