package io.howdah.fs.webhdfs;

import java.io.IOException;
import java.net.URI;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Reads where to go on, however the server says it: in JSON when it knows {@code noredirect}, in a
 * header when it does not, or by answering at once, as an old HttpFS does, which is then asked
 * again as if it had sent us to itself.
 */
final class LocationReader implements AnswerReader<Location> {
  private final URI asked;

  LocationReader(URI asked) {
    this.asked = asked;
  }

  @Override
  public Location read(ClassicHttpResponse answer) throws IOException {
    Header header = answer.getFirstHeader(HttpHeaders.LOCATION);
    if (answer.getCode() >= 300) {
      if (header == null) {
        throw new MalformedAnswerException("a redirect to nowhere");
      }
      return Location.of(header.getValue());
    }
    if (!isJson(answer)) {
      return Location.of(asked);
    }
    String[] found = new String[1];
    Json.read(
        answer.getEntity(),
        (name, value) -> {
          if (name.equals("Location")) {
            found[0] = Json.text(value);
          }
        });
    return found[0] == null ? Location.of(asked) : Location.of(found[0]);
  }

  private static boolean isJson(ClassicHttpResponse answer) {
    @Nullable ContentType type =
        answer.getEntity() == null
            ? null
            : ContentType.parseLenient(answer.getEntity().getContentType());
    return type != null && type.isSameMimeType(ContentType.APPLICATION_JSON);
  }
}
