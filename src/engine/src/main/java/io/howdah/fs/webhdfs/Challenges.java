package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.auth.Exchange;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;

/** Has an answer looked at for who gave it, before anything in it is believed. */
final class Challenges {
  private Challenges() {}

  static void check(ClassicHttpResponse answer, Exchange exchange) throws CopyException {
    List<String> challenges = new ArrayList<>();
    for (Header header : answer.getHeaders(HttpHeaders.WWW_AUTHENTICATE)) {
      challenges.add(String.valueOf(header.getValue()));
    }
    exchange.check(answer.getCode(), challenges);
  }
}
