package io.howdah.fs.webhdfs.response;

import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a response before its bytes are taken for those of a file: a DataNode and an HttpFS send
 * {@code application/octet-stream}, a page of a proxy has another type.
 */
public final class BytesReader implements ResponseReader<Boolean> {
  @Override
  public Boolean read(ClassicHttpResponse response) throws IOException {
    HttpEntity body = response.getEntity();
    String named = body == null ? null : body.getContentType();
    @Nullable ContentType type = named == null ? null : ContentType.parseLenient(named);
    if (type != null && !type.isSameMimeType(ContentType.APPLICATION_OCTET_STREAM)) {
      // The text helps to explain the failure, and the bytes have no other use.
      byte[] words = new byte[1024];
      int read = body.getContent().read(words);
      throw new MalformedResponseException(
          read < 0 ? "the body is empty" : "the body is not of a file");
    }
    return Boolean.TRUE;
  }
}
