package io.howdah.cluster;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An HTTP proxy for all requests to the servers of a cluster. */
public final class HttpProxy {
  private static final Pattern PARTS =
      Pattern.compile("(?i)(?:http://)?(\\[[0-9a-f:.]+]|[a-z0-9._-]+):([0-9]{1,5})/?");

  private final String host;
  private final int port;
  private final @Nullable String user;
  private final @Nullable Path passwordFile;

  private HttpProxy(String host, int port, @Nullable String user, @Nullable Path passwordFile) {
    this.host = host;
    this.port = port;
    this.user = user;
    this.passwordFile = passwordFile;
  }

  /**
   * A proxy without a login.
   *
   * @param text {@code host:port} or {@code http://host:port}
   * @throws IllegalArgumentException describing the problem, without a user or password in the text
   */
  public static HttpProxy of(String text) {
    if (text.indexOf('@') >= 0) {
      throw new IllegalArgumentException(
          "it must hold no user or password: use http_proxy_user and http_proxy_password_file");
    }
    Matcher matcher = PARTS.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' must have the form http://host:port");
    }
    int port = Integer.parseInt(matcher.group(2));
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException(
          "the port of '" + text + "' must be 1 to 65535, not " + port);
    }
    return new HttpProxy(matcher.group(1), port, null, null);
  }

  /** Returns this proxy with a login, which uses HTTP Basic. */
  public HttpProxy withLogin(String user, Path passwordFile) {
    return new HttpProxy(host, port, user, passwordFile);
  }

  public String host() {
    return host;
  }

  public int port() {
    return port;
  }

  /** The user at the proxy; null for no login. */
  public @Nullable String user() {
    return user;
  }

  /** The file with the user's password; null exactly where there is no user. */
  public @Nullable Path passwordFile() {
    return passwordFile;
  }

  @Override
  public String toString() {
    return "http://" + host + ":" + port;
  }
}
