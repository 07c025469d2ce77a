package io.howdah.fs.webhdfs.response;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Reads a response with a status of success and an empty body. The framing of the body does not
 * matter: a proxy may send it chunked, or close the connection behind it.
 */
public final class EmptyReader implements ResponseReader<Boolean> {
  /** More white space than this is something else than an empty body. */
  private static final int MOST_WHITE_SPACE = 1024;

  @Override
  public Boolean read(ClassicHttpResponse response) throws IOException {
    if (!isEmpty(response.getEntity())) {
      throw new MalformedResponseException("the body is not empty");
    }
    return Boolean.TRUE;
  }

  /**
   * Whether an empty body has the type that NameNodes give theirs ({@code NamenodeWebHdfsMethods}).
   * A proxy that responds in a NameNode's place does not send it.
   */
  public static boolean isByNameNode(ClassicHttpResponse response) {
    Header type = response.getFirstHeader(HttpHeaders.CONTENT_TYPE);
    return type != null
        && ContentType.APPLICATION_OCTET_STREAM.isSameMimeType(
            ContentType.parseLenient(type.getValue()));
  }

  /** Whether a body has nothing in it but white space; reads it if its length is unknown. */
  private static boolean isEmpty(@Nullable HttpEntity body) throws IOException {
    InputStream content = body == null || body.getContentLength() == 0 ? null : body.getContent();
    if (content == null) {
      return true;
    }
    byte[] buffer = new byte[MOST_WHITE_SPACE];
    int total = 0;
    for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
      total += count;
      if (total > MOST_WHITE_SPACE || !isWhiteSpace(buffer, count)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWhiteSpace(byte[] bytes, int count) {
    for (int i = 0; i < count; i++) {
      if (!Character.isWhitespace(bytes[i])) {
        return false;
      }
    }
    return true;
  }
}
