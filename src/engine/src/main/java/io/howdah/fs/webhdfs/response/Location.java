package io.howdah.fs.webhdfs.response;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.webhdfs.request.Operation;
import io.howdah.fs.webhdfs.request.PercentEncoding;
import io.howdah.fs.webhdfs.request.Request;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The location of bytes in a NameNode's response. It often carries a token and is never shown
 * whole.
 */
public final class Location {
  /** The longest request line, without its end, that a DataNode takes. */
  private static final int LONGEST_REQUEST_LINE = 4096;

  /** The parameters of a location that name the user and the login. */
  private static final Set<String> IDENTITY =
      new HashSet<>(Arrays.asList("user.name=", "doas=", "delegation=", "namenoderpcaddress="));

  private final URI uri;

  private Location(URI uri) {
    this.uri = uri;
  }

  /**
   * A location as a server wrote it.
   *
   * @param url encoded, though perhaps with characters beyond ASCII
   */
  public static Location of(String url) throws MalformedResponseException {
    try {
      URI uri = new URI(PercentEncoding.toAscii(url));
      if (uri.getPort() > 65_535) {
        throw new MalformedResponseException("a location with an impossible port");
      }
      if (uri.getRawAuthority() == null) {
        throw new MalformedResponseException("a location without a host");
      }
      return new Location(uri);
    } catch (URISyntaxException e) {
      throw new MalformedResponseException("a location that is no URL");
    }
  }

  public static Location of(URI uri) {
    return new Location(uri);
  }

  /**
   * The location of bytes at a server that returned them at once, in response to a request for
   * their location.
   */
  static Location ofImmediateResponse(URI requested) {
    return new Location(URI.create(requested.toString().replace("&noredirect=true", "")));
  }

  public URI uri() {
    return uri;
  }

  /**
   * The url of this location for a client behind which a gateway is in front of the server. A load
   * balancer that ends TLS leaves the server to write {@code http}, and one that hides a path
   * leaves that out. Only a location at the server of the request is changed, so nothing goes to
   * another server without encryption.
   *
   * @param requested the url of the request that returned this location
   * @param server the server as it is configured, with the path of a gateway
   */
  public Location seenFrom(URI requested, URI server) {
    if (!isSameServer(requested)) {
      return this;
    }
    String path = uri.getRawPath();
    boolean isWithoutPrefix = (server.getRawPath() + path).equals(requested.getRawPath());
    return new Location(
        URI.create(
            requested.getScheme()
                + "://"
                + requested.getRawAuthority()
                + (isWithoutPrefix ? requested.getRawPath() : path)
                + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())));
  }

  /**
   * Whether this is at the host and port of {@code requested}, but perhaps without its encryption.
   */
  private boolean isSameServer(URI requested) {
    boolean isSameScheme = requested.getScheme().equalsIgnoreCase(uri.getScheme());
    boolean isDowngraded =
        requested.getScheme().equalsIgnoreCase("https") && "http".equalsIgnoreCase(uri.getScheme());
    String own = uri.getRawAuthority().toLowerCase(Locale.ROOT);
    String other = requested.getRawAuthority().toLowerCase(Locale.ROOT);
    String defaultPort = requested.getScheme().equalsIgnoreCase("https") ? ":443" : ":80";
    return (isSameScheme || isDowngraded)
        && (own.equals(other) || (own + defaultPort).equals(other));
  }

  /** This location with one more parameter. */
  public Location with(String name, String value) {
    return new Location(
        URI.create(uri + (uri.getRawQuery() == null ? "?" : "&") + name + "=" + value));
  }

  /** The same file at the same server, in the same name, for another request. */
  public Location forRequest(Request request) throws CopyException {
    return at(uri.getRawPath(), request);
  }

  /** A request about another file at the same server, in the same name. */
  public Location forOtherFile(Request request) throws CopyException {
    return at(request.rawPath(), request);
  }

  private Location at(String rawPath, Request request) throws CopyException {
    StringBuilder other = new StringBuilder(server()).append(rawPath);
    other.append("?op=").append(request.operation());
    for (String parameter : uri.getRawQuery().split("&", -1)) {
      if (IDENTITY.contains(parameter.substring(0, parameter.indexOf('=') + 1))) {
        other.append('&').append(parameter);
      }
    }
    request.appendParameters(other);
    return new Location(URI.create(other.toString()));
  }

  /** Whether it has a parameter of this name. */
  public boolean carries(String name) {
    return ("&" + uri.getRawQuery())
        .toLowerCase(Locale.ROOT)
        .contains("&" + name.toLowerCase(Locale.ROOT) + "=");
  }

  /** Scheme, host and port. */
  public String server() {
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }

  /** The host without its port. */
  public String host() {
    String authority = uri.getRawAuthority();
    int colon = authority.lastIndexOf(':');
    return colon < 0 || authority.endsWith("]") ? authority : authority.substring(0, colon);
  }

  /** Whether this is at {@code server} itself, as it is with an HttpFS. */
  public boolean isAt(URI server) {
    return server.getScheme().equalsIgnoreCase(uri.getScheme())
        && uri.getRawAuthority().equalsIgnoreCase(server.getRawAuthority());
  }

  /** Whether this is the server and path of the request, as with an HttpFS. */
  boolean isBackTo(URI requested) {
    return isAt(requested) && requested.getPath().equals(uri.getPath());
  }

  /**
   * Whether only an HttpFS gives this: the url of the request, without {@code noredirect}, and with
   * {@code data} for an upload (HttpFSServer).
   */
  public boolean isOfGateway(URI requested) {
    String query = "&" + uri.getRawQuery() + "&";
    boolean isForWriting = query.contains("&op=CREATE&") || query.contains("&op=APPEND&");
    return isBackTo(requested)
        && !carries("noredirect")
        && carries("op")
        && (!isForWriting || carries("data"));
  }

  /** Whether nothing stands before WebHDFS's own path, as it does behind a proxy. */
  public boolean hasPlainPath() {
    return uri.getRawPath().startsWith(Request.PREFIX + "/");
  }

  /** Whether a NameNode made this and not an HttpFS. */
  public boolean isByNameNode() {
    return String.valueOf(uri.getRawQuery()).contains("namenoderpcaddress=");
  }

  /**
   * Refuses to send secrets in clear. NameNodes redirect to DataNodes by the scheme of the request,
   * so only a device in between can change it.
   *
   * @throws CopyException {@link ErrorCode#SERVER_NOT_TRUSTED}
   */
  public void checkEncryption(String what, URI nameNode) throws CopyException {
    if (nameNode.getScheme().equalsIgnoreCase("https")
        && !"https".equalsIgnoreCase(uri.getScheme())) {
      throw new CopyException(
          ErrorCode.SERVER_NOT_TRUSTED,
          what
              + " was stopped, since "
              + nameNode
              + " pointed to "
              + server()
              + ", where others on the way can read it: have it point to https, or, where that does"
              + " not matter, configure a url of http.");
    }
  }

  /**
   * Refuses what a DataNode would not even read.
   *
   * @throws CopyException {@link ErrorCode#PATH_TOO_LONG}
   */
  public void checkLength(String what, Operation operation) throws CopyException {
    if (!fits(operation)) {
      throw new CopyException(
          ErrorCode.PATH_TOO_LONG,
          what
              + " is impossible: the request line has "
              + lineLength(operation)
              + " characters, and a DataNode reads "
              + LONGEST_REQUEST_LINE
              + ".");
    }
  }

  /** Whether a DataNode would read a request line with this in it. */
  public boolean fits(Operation operation) {
    return lineLength(operation) <= LONGEST_REQUEST_LINE;
  }

  private int lineLength(Operation operation) {
    return operation.method().length()
        + uri.getRawPath().length()
        + String.valueOf(uri.getRawQuery()).length()
        + "  ? HTTP/1.1".length()
        - 1;
  }

  /** The server alone. */
  @Override
  public String toString() {
    return server();
  }
}
