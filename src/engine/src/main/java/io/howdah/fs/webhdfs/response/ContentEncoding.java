package io.howdah.fs.webhdfs.response;

import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The compression of a body. Every request excludes it. A body that is compressed all the same is
 * refused by name and not decoded: a length, a range and the bytes of a file would not be those of
 * the server.
 */
final class ContentEncoding {
  /** The name of no compression. */
  private static final String NONE = "identity";

  private ContentEncoding() {}

  /** How the body is compressed; null where it is not. */
  static @Nullable String of(ClassicHttpResponse response) {
    Header header = response.getFirstHeader(HttpHeaders.CONTENT_ENCODING);
    String value = header == null ? "" : String.valueOf(header.getValue()).trim();
    return value.isEmpty() || value.equalsIgnoreCase(NONE) ? null : value;
  }

  /**
   * Refuses a good response whose body is compressed.
   *
   * @throws MalformedResponseException which names the compression
   */
  static void refuse(ClassicHttpResponse response) throws MalformedResponseException {
    String encoding = of(response);
    if (encoding != null) {
      throw new MalformedResponseException(refusal(encoding));
    }
  }

  static String refusal(String encoding) {
    return "the body is compressed (Content-Encoding: "
        + PageText.of(encoding)
        + "), which the request excluded";
  }
}
