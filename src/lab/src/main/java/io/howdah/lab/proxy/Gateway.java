package io.howdah.lab.proxy;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * WebHDFS under a path, with all bytes through the same server, as Apache Knox serves it: locations
 * lead to {@code PREFIX/webhdfs/data/v1/webhdfs/v1/...?_=WHERE}, where only the gateway reads the
 * DataNode and the query in {@code WHERE} (Knox's user guide, "WebHDFS").
 */
final class Gateway implements Router {
  private static final String DATA = "/webhdfs/data/v1";

  private final InetSocketAddress server;
  private final String prefix;
  private final Optional<Credentials> login;

  /**
   * @param prefix begins with a slash and does not end with one
   * @param login the user of all requests, whose password a client must send
   */
  Gateway(InetSocketAddress server, String prefix, Optional<Credentials> login) {
    this.server = server;
    this.prefix = prefix;
    this.login = login;
  }

  @Override
  public Routed route(RequestHead request) throws Refused {
    if (login.isPresent()
        && !login.get().areIn(request.headers().get("Authorization").orElse(""))) {
      throw new Refused(
          FixedResponse.html(401).with("WWW-Authenticate", "Basic realm=\"application\""));
    }
    String target = request.target();
    RequestHead own = request.withHeaders(request.headers().without("Authorization"));
    if (target.startsWith(prefix + DATA + "/")) {
      return toDataNode(own, target.substring(prefix.length() + DATA.length()));
    }
    if (target.startsWith(prefix + RequestHead.PREFIX + "/")) {
      String plain = target.substring(prefix.length());
      return Routed.of(Peer.NAMENODE, server, own.withTarget(asUser(plain)));
    }
    throw new Refused(FixedResponse.html(404));
  }

  /**
   * Leads all locations to the gateway itself.
   *
   * @param door where clients find it
   */
  Locations locations(Door door) {
    return location -> {
      Optional<Url> url = Url.parse(location);
      return url.isPresent() ? door.url() + path(url.get(), door) : location;
    };
  }

  private String path(Url url, Door door) {
    boolean isServer =
        Url.server(url.authority()).equals(server) || url.authority().equals(door.authority());
    return isServer ? prefix + url.target() : dataNodePath(url.authority(), url.target());
  }

  private String dataNodePath(String authority, String target) {
    String where = authority + "?" + query(target);
    return prefix
        + DATA
        + path(target)
        + "?_="
        + Base64.getUrlEncoder().encodeToString(where.getBytes(StandardCharsets.UTF_8));
  }

  private static Routed toDataNode(RequestHead request, String target) throws Refused {
    RequestHead asked = request.withTarget(target);
    try {
      String where =
          new String(
              Base64.getUrlDecoder().decode(asked.parameter("_").orElse("")),
              StandardCharsets.UTF_8);
      String more = without(asked.rawQuery(), "_");
      String whole = path(target) + "?" + query(where) + (more.isEmpty() ? "" : "&" + more);
      return Routed.of(Peer.DATANODE, Url.server(path(where)), request.withTarget(whole));
    } catch (IllegalArgumentException e) {
      throw new Refused(FixedResponse.html(400));
    }
  }

  private String asUser(String target) {
    if (login.isEmpty()) {
      return target;
    }
    String others = without(query(target), "user.name");
    return path(target)
        + "?user.name="
        + login.get().user()
        + (others.isEmpty() ? "" : "&" + others);
  }

  private static String without(String query, String name) {
    return Arrays.stream(query.split("&", -1))
        .filter(parameter -> !parameter.startsWith(name + "="))
        .collect(Collectors.joining("&"));
  }

  private static String path(String target) {
    return target.split("\\?", 2)[0];
  }

  private static String query(String target) {
    String[] parts = target.split("\\?", 2);
    return parts.length < 2 ? "" : parts[1];
  }
}
