package io.howdah.fs.webhdfs.response;

import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;

/** Responses of real servers. */
final class SampleResponses {
  private SampleResponses() {}

  static ClassicHttpResponse json(int status, String body) {
    return of(status, body, ContentType.APPLICATION_JSON);
  }

  static ClassicHttpResponse json(String body) {
    return json(200, body);
  }

  static ClassicHttpResponse html(int status, String body) {
    return of(status, body, ContentType.TEXT_HTML);
  }

  static ClassicHttpResponse of(int status, String body, ContentType type) {
    ClassicHttpResponse answer = new BasicClassicHttpResponse(status);
    answer.setEntity(new ByteArrayEntity(body.getBytes(StandardCharsets.UTF_8), type));
    return answer;
  }
}
