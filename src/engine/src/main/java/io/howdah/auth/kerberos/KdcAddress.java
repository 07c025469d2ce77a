package io.howdah.auth.kerberos;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The address of a KDC: {@code host}, {@code host:port} or {@code [address]:port}. */
final class KdcAddress {
  private static final int STANDARD_PORT = 88;
  private static final Pattern PARTS =
      Pattern.compile("(?:tcp/|udp/)?(\\[[0-9a-fA-F:.]+]|[^\\s:/\\[\\]]+)(?::([0-9]{1,5}))?");

  private final String host;
  private final int port;

  private KdcAddress(String host, int port) {
    this.host = host;
    this.port = port;
  }

  /**
   * Parses an address.
   *
   * @throws IllegalArgumentException where it is invalid
   */
  static KdcAddress of(String text) {
    Matcher matcher = PARTS.matcher(text.trim());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no host or host:port of a KDC");
    }
    String port = matcher.group(2);
    int number = port == null ? STANDARD_PORT : Integer.parseInt(port);
    if (number < 1 || number > 65535) {
      throw new IllegalArgumentException("'" + text + "' has no port of 1 to 65535");
    }
    String host = String.valueOf(matcher.group(1));
    boolean isBracketed = host.startsWith("[");
    return new KdcAddress(isBracketed ? host.substring(1, host.length() - 1) : host, number);
  }

  String host() {
    return host;
  }

  int port() {
    return port;
  }

  @Override
  public String toString() {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }
}
