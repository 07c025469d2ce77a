package io.howdah.lab.proxy;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The body {@code {"Location": "..."}} in response to {@code noredirect=true}. */
final class LocationBody {
  private static final Pattern PATTERN =
      Pattern.compile("(\"Location\"\\s*:\\s*\")((?:[^\"\\\\]|\\\\.)*)(\")");

  private LocationBody() {}

  /** Whether the response to a request has such a body. */
  static boolean isWanted(RequestHead request) {
    return request.parameter("noredirect").orElse("").equals("true");
  }

  /** Whether the response to such a request may have one. */
  static boolean mayBeIn(ResponseHead response) {
    return response.status() == 200 && response.headers().lists("Content-Type", "application/json");
  }

  static FixedResponse of(String location) {
    return FixedResponse.json(200, "{\"Location\":\"" + location + "\"}");
  }

  /** The body with another location. */
  static byte[] rewrite(byte[] body, Locations locations) {
    String text = new String(body, StandardCharsets.UTF_8);
    return PATTERN
        .matcher(text)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    match.group(1) + locations.rewrite(unescaped(match.group(2))) + match.group(3)))
        .getBytes(StandardCharsets.UTF_8);
  }

  // HttpFS escapes slashes. What a URL holds needs no escapes.
  private static String unescaped(String json) {
    return json.replace("\\/", "/").replace("\\u0026", "&").replace("\\u003d", "=");
  }
}
