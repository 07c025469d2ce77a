package io.howdah.fs.webhdfs;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;

/** Reads a bad answer: a RemoteException in JSON or, from anything else, a hint of what it is. */
final class RemoteErrorReader {
  private static final int LIMIT = 64 * 1024;
  private static final Pattern TITLE =
      Pattern.compile("<title>(.*?)</title>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final int HINT_LENGTH = 200;

  private RemoteErrorReader() {}

  static RemoteError read(ClassicHttpResponse answer) throws IOException {
    byte[] body = firstBytes(answer.getEntity());
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
    } catch (JsonProcessingException | MalformedAnswerException e) {
      return RemoteError.foreign(hint(new String(body, StandardCharsets.UTF_8)));
    }
    return found[0] == null
        ? RemoteError.foreign(hint(new String(body, StandardCharsets.UTF_8)))
        : RemoteError.of(found[0], found[1] == null ? "" : found[1]);
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

  /** The title of a web page, or the first words of whatever it is. */
  private static String hint(String body) {
    Matcher title = TITLE.matcher(body);
    String text = title.find() ? String.valueOf(title.group(1)) : TAG.matcher(body).replaceAll(" ");
    String words = text.replaceAll("\\s+", " ").trim();
    return words.length() <= HINT_LENGTH ? words : words.substring(0, HINT_LENGTH) + "...";
  }
}
