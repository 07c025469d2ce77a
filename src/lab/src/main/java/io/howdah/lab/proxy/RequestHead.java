package io.howdah.lab.proxy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * The request line and header fields of a request.
 *
 * @param target path and query as they were sent, encoded
 */
record RequestHead(String method, String target, Headers headers) {
  /** Where WebHDFS's paths begin. */
  static final String PREFIX = "/webhdfs/v1";

  static RequestHead of(HttpInput.Head head) throws IOException {
    String[] parts = head.startLine().split(" ", 3);
    if (parts.length != 3 || !parts[2].startsWith("HTTP/1.")) {
      throw new IOException("no request line: " + head.startLine());
    }
    return new RequestHead(parts[0], parts[1], head.headers());
  }

  /** This request for something else. */
  RequestHead withTarget(String changed) {
    return new RequestHead(method, changed, headers);
  }

  RequestHead withHeaders(Headers changed) {
    return new RequestHead(method, target, changed);
  }

  /** The path before the query, encoded. */
  String rawPath() {
    int mark = target.indexOf('?');
    return mark < 0 ? target : target.substring(0, mark);
  }

  /** What follows the question mark, encoded; empty where nothing does. */
  String rawQuery() {
    int mark = target.indexOf('?');
    return mark < 0 ? "" : target.substring(mark + 1);
  }

  /** The path in the file system that the request is about, decoded. */
  String path() {
    String path = rawPath();
    return decoded(
        (path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : path).replace("+", "%2B"));
  }

  /** The value of a parameter, whose name may be written in any case, decoded. */
  Optional<String> parameter(String name) {
    for (String parameter : rawQuery().split("&", -1)) {
      if (parameter.regionMatches(true, 0, name + "=", 0, name.length() + 1)) {
        return Optional.of(decoded(parameter.substring(name.length() + 1)));
      }
    }
    return Optional.empty();
  }

  /** The WebHDFS operation in capitals, such as {@code OPEN}; empty where there is none. */
  String operation() {
    return parameter("op").orElse("").toUpperCase(Locale.ROOT);
  }

  /** Whether bytes follow. */
  boolean hasBody() {
    return headers.lists("Transfer-Encoding", "chunked")
        || !headers.get("Content-Length").orElse("0").equals("0");
  }

  boolean expectsContinue() {
    return headers.lists("Expect", "100-continue");
  }

  void write(OutputStream out) throws IOException {
    String text = method + " " + target + " HTTP/1.1\r\n" + headers + "\r\n";
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // A lone percent sign, which a client should not send but may.
      return text;
    }
  }
}
