package io.howdah.fs.webhdfs.response;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.jspecify.annotations.Nullable;

/** Reads a bad response: a RemoteException in JSON or, from anything else, a hint of what it is. */
public final class RemoteErrorReader {
  private static final int LIMIT = 64 * 1024;

  private RemoteErrorReader() {}

  public static RemoteError read(ClassicHttpResponse response) throws IOException {
    if (response.getCode() < HttpStatus.SC_CLIENT_ERROR) {
      // Only the server: a gateway puts our whole URL, with the token, into the query of its own.
      return RemoteError.foreign(
          "a redirect to " + serverOf(response.getFirstHeader(HttpHeaders.LOCATION)));
    }
    String encoding = ContentEncoding.of(response);
    if (encoding != null) {
      return RemoteError.foreign(ContentEncoding.refusal(encoding));
    }
    byte[] body = firstBytes(response.getEntity());
    String[] found = new String[2];
    try {
      Json.read(
          new InputStreamEntity(new ByteArrayInputStream(body), ContentType.APPLICATION_JSON),
          (name, value) -> {
            if (name.equals("RemoteException")) {
              Json.readFields(
                  value,
                  (field, text) -> {
                    if (field.equals("exception")) {
                      found[0] = Json.text(text);
                    } else if (field.equals("message")) {
                      found[1] = Json.text(text);
                    }
                  });
            }
          });
    } catch (JsonProcessingException | MalformedResponseException e) {
      return RemoteError.foreign(PageText.of(new String(body, StandardCharsets.UTF_8)));
    }
    return found[0] == null
        ? RemoteError.foreign(PageText.of(new String(body, StandardCharsets.UTF_8)))
        : RemoteError.of(found[0], found[1] == null ? "" : found[1]);
  }

  private static String serverOf(@Nullable Header location) {
    try {
      return location == null ? "no location" : Location.of(location.getValue()).server();
    } catch (MalformedResponseException e) {
      return "what is no URL";
    }
  }

  private static byte[] firstBytes(HttpEntity entity) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    InputStream content = entity == null ? null : entity.getContent();
    if (content == null) {
      return bytes.toByteArray();
    }
    byte[] buffer = new byte[8192];
    int read = content.read(buffer);
    while (read >= 0 && bytes.size() < LIMIT) {
      bytes.write(buffer, 0, read);
      read = content.read(buffer);
    }
    return bytes.toByteArray();
  }
}
