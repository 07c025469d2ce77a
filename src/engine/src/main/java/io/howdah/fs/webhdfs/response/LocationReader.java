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
 * Reads a location in each form: JSON, if the server supports {@code noredirect}, else a header. An
 * old HttpFS returns the bytes at once; its location is the url of the request. Anything else is
 * refused, so that the page of a proxy does not pass for an HttpFS.
 */
public final class LocationReader implements ResponseReader<Location> {
  private final Operation operation;
  private final URI requested;

  public LocationReader(Operation operation, URI requested) {
    this.operation = operation;
    this.requested = requested;
  }

  @Override
  public Location read(ClassicHttpResponse response) throws IOException {
    if (response.getCode() >= 300) {
      return redirect(response.getFirstHeader(HttpHeaders.LOCATION));
    }
    if (operation == Operation.OPEN && isOf(ContentType.APPLICATION_OCTET_STREAM, response)) {
      return Location.ofImmediateResponse(requested);
    }
    String[] found = new String[1];
    boolean[] hasBytesAtOnce = new boolean[1];
    Json.read(
        response.getEntity(),
        (name, value) -> {
          if (name.equals("Location")) {
            found[0] = Json.text(value);
          } else if (operation == Operation.GETFILECHECKSUM && name.equals("FileChecksum")) {
            hasBytesAtOnce[0] = true;
          }
        });
    if (hasBytesAtOnce[0]) {
      return Location.ofImmediateResponse(requested);
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
    if (location.isBackTo(requested) && !location.carries("data")) {
      throw new MalformedResponseException("a redirect to the url of the request");
    }
    return location;
  }

  private static boolean isOf(ContentType expected, ClassicHttpResponse response) {
    HttpEntity body = response.getEntity();
    @Nullable ContentType type =
        body == null ? null : ContentType.parseLenient(body.getContentType());
    return type != null && type.isSameMimeType(expected);
  }
}
