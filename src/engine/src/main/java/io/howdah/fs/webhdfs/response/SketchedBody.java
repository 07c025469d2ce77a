package io.howdah.fs.webhdfs.response;

import io.howdah.fs.webhdfs.request.Operation;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response, of which the beginning is kept: a message about an unexpected response
 * describes it.
 */
final class SketchedBody extends HttpEntityWrapper {
  private static final int KEPT = 2 * 1024;

  private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();

  private SketchedBody(HttpEntity body) {
    super(body);
  }

  /** Keeps the beginning of what is read of a response from now on. */
  static void watch(ClassicHttpResponse response) {
    if (response.getEntity() != null) {
      response.setEntity(new SketchedBody(response.getEntity()));
    }
  }

  /** What the response is: status, type and, where they hold no secret, the first words. */
  static String describe(ClassicHttpResponse response, Operation operation) {
    HttpEntity body = response.getEntity();
    StringBuilder said = new StringBuilder("HTTP status ").append(response.getCode());
    if (body == null) {
      return said.append(" without a body").toString();
    }
    if (body.getContentType() != null) {
      said.append(", ").append(body.getContentType());
    }
    String words =
        body instanceof SketchedBody && !operation.isSecret()
            ? PageText.of(
                new String(((SketchedBody) body).beginning.toByteArray(), StandardCharsets.UTF_8))
            : "";
    return words.isEmpty() ? said.toString() : said.append(": ").append(words).toString();
  }

  @Override
  public @Nullable InputStream getContent() throws IOException {
    InputStream content = super.getContent();
    return content == null ? null : new Sketching(content);
  }

  private final class Sketching extends FilterInputStream {
    private Sketching(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      if (b >= 0 && beginning.size() < KEPT) {
        beginning.write(b);
      }
      return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
      int read = in.read(bytes, offset, count);
      if (read > 0) {
        beginning.write(bytes, offset, Math.max(0, Math.min(read, KEPT - beginning.size())));
      }
      return read;
    }
  }
}
