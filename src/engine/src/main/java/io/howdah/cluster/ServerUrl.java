package io.howdah.cluster;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a NameNode or an HttpFS server: {@code http://host:port}. Behind a gateway such as
 * Knox it also has a path, {@code https://host:port/gateway/default}. {@link java.net.URI} is not
 * used, since it rejects host names with an underscore, which real clusters have.
 */
public final class ServerUrl {
  private static final Pattern PARTS =
      Pattern.compile(
          "(?i)(https?)://(\\[[0-9a-f:.]+]|[a-z0-9._-]+)(?::([0-9]{1,5}))?"
              + "((?:/[a-z0-9._~%+-]+)*)/?");

  /** The path that WebHDFS appends to the URL of a server. Users often copy it with the URL. */
  private static final Pattern WEBHDFS = Pattern.compile("/webhdfs(/v1)?$");

  private final String scheme;
  private final String host;
  private final int port;
  private final String path;

  private ServerUrl(String scheme, String host, int port, String path) {
    this.scheme = scheme;
    this.host = host;
    this.port = port;
    this.path = path;
  }

  /**
   * Parses a URL without a user, query or fragment. A trailing slash and WebHDFS's own {@code
   * /webhdfs/v1} are removed.
   *
   * @throws IllegalArgumentException describing the problem, without a user or password in the text
   */
  public static ServerUrl of(String text) {
    Matcher matcher = PARTS.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(whatIsWrong(text));
    }
    String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
    String port = matcher.group(3);
    int number = port != null ? Integer.parseInt(port) : scheme.equals("https") ? 443 : 80;
    if (number < 1 || number > 65535) {
      throw new IllegalArgumentException(
          "the port of '" + text + "' must be 1 to 65535, not " + number);
    }
    String path = WEBHDFS.matcher(matcher.group(4)).replaceFirst("");
    if (Arrays.asList(path.split("/")).contains("..")) {
      throw new IllegalArgumentException("the path of '" + text + "' must hold no '..'");
    }
    ServerUrl url = new ServerUrl(scheme, matcher.group(2).toLowerCase(Locale.ROOT), number, path);
    if (!isUri(url.toString())) {
      throw new IllegalArgumentException(whatIsWrong(text));
    }
    return url;
  }

  /** Requests use {@link URI}, which checks IPv6 addresses and percent-encoding. */
  private static boolean isUri(String url) {
    try {
      new URI(url);
      return true;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static String whatIsWrong(String text) {
    int schemeEnd = text.indexOf("://");
    String rest = schemeEnd < 0 ? text : text.substring(schemeEnd + 3);
    if (rest.indexOf('@') >= 0) {
      return "a url must hold no user or password";
    }
    String quoted = "'" + text + "'";
    if (schemeEnd < 0) {
      return quoted + " must begin with http:// or https://";
    }
    if (!text.regionMatches(true, 0, "http://", 0, 7)
        && !text.regionMatches(true, 0, "https://", 0, 8)) {
      return quoted + " must be http or https, the WebHDFS address of a server";
    }
    if (rest.indexOf('?') >= 0 || rest.indexOf('#') >= 0) {
      return quoted + " must have no '?' or '#' in it";
    }
    return quoted + " must have the form http://host:port, with the path of a gateway where needed";
  }

  /** {@code http} or {@code https}. */
  public String scheme() {
    return scheme;
  }

  /** The host name in lower case, an IPv4 address, or an IPv6 address in brackets. */
  public String host() {
    return host;
  }

  /** The port; 80 or 443 where none is given. */
  public int port() {
    return port;
  }

  /**
   * The path of a gateway before WebHDFS's own, such as {@code /gateway/default}; empty for none.
   */
  public String path() {
    return path;
  }

  /** Whether it is https. */
  public boolean isSecure() {
    return scheme.equals("https");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ServerUrl && other.toString().equals(toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** {@code scheme://host:port} and the path, without a trailing slash. */
  @Override
  public String toString() {
    return scheme + "://" + host + ":" + port + path;
  }
}
