package io.howdah.fs.webhdfs.response;

import io.howdah.fs.webhdfs.request.Operation;
import java.io.IOException;
import java.net.URI;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Reads where to go on, however the server says it: in JSON when it knows {@code noredirect}, in a
 * header when it does not, or by answering at once, as an old HttpFS does, which is then asked
 * again as if it had sent us to itself. Anything else is refused: a page that a proxy wrote must
 * not pass for an HttpFS.
 */
public final class LocationReader implements ResponseReader<Location> {
  private final Operation operation;
  private final URI asked;

  public LocationReader(Operation operation, URI asked) {
    this.operation = operation;
    this.asked = asked;
  }

  @Override
  public Location read(ClassicHttpResponse answer) throws IOException {
    if (answer.getCode() >= 300) {
      return redirect(answer.getFirstHeader(HttpHeaders.LOCATION));
    }
    if (operation == Operation.OPEN && isOf(ContentType.APPLICATION_OCTET_STREAM, answer)) {
      return Location.ofAnswerAtOnce(asked);
    }
    String[] found = new String[1];
    boolean[] answersAtOnce = new boolean[1];
    Json.read(
        answer.getEntity(),
        (name, value) -> {
          if (name.equals("Location")) {
            found[0] = Json.text(value);
          } else if (operation == Operation.GETFILECHECKSUM && name.equals("FileChecksum")) {
            answersAtOnce[0] = true;
          }
        });
    if (answersAtOnce[0]) {
      return Location.ofAnswerAtOnce(asked);
    }
    if (found[0] == null) {
      throw new MalformedResponseException("the response holds no Location");
    }
    return Location.of(found[0]);
  }

  private Location redirect(@Nullable Header header) throws MalformedResponseException {
    if (header == null) {
      throw new MalformedResponseException("a redirect without a location");
    }
    Location location = Location.of(header.getValue());
    // An HttpFS that is to be given a file adds 'data' to the url; anything else is a loop.
    if (location.isBackTo(asked) && !location.carries("data")) {
      throw new MalformedResponseException("a redirect to the url that was asked");
    }
    return location;
  }

  private static boolean isOf(ContentType expected, ClassicHttpResponse answer) {
    HttpEntity body = answer.getEntity();
    @Nullable ContentType type =
        body == null ? null : ContentType.parseLenient(body.getContentType());
    return type != null && type.isSameMimeType(expected);
  }
}
