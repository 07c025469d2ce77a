package io.howdah.lab.proxy;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL of http or https in its parts, as they were written.
 *
 * @param authority host and port
 * @param target path and query
 */
record Url(String authority, String target) {
  private static final Pattern PATTERN = Pattern.compile("(?i)https?://([^/?#]+)(.*)");
  private static final int HTTP = 80;

  /** Empty where the text is no such URL. */
  static Optional<Url> parse(String text) {
    Matcher matcher = PATTERN.matcher(text);
    return matcher.matches()
        ? Optional.of(new Url(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  /** The server of {@code HOST:PORT}, whose name need not resolve. */
  static InetSocketAddress server(String authority) {
    int colon = authority.lastIndexOf(':');
    return colon < 0
        ? InetSocketAddress.createUnresolved(authority, HTTP)
        : InetSocketAddress.createUnresolved(
            authority.substring(0, colon), Integer.parseInt(authority.substring(colon + 1)));
  }
}
