package io.howdah.lab.proxy;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import javax.net.ServerSocketFactory;

/**
 * The HTTP proxy of a client, by which it reaches every server: requests with a whole URL for http,
 * CONNECT for https.
 *
 * <pre>{@code
 * try (ForwardProxy proxy = ForwardProxy.start()) {
 *   ... have the client use localhost and proxy.port() ...
 *   assertThat(proxy.requests()).isNotEmpty();
 * }
 * }</pre>
 */
public final class ForwardProxy implements AutoCloseable {
  private final Traffic traffic = new Traffic(Framing.AS_SERVED);
  private final Door door;

  private ForwardProxy(Optional<Credentials> login) {
    door = Door.open(traffic, ServerSocketFactory.getDefault(), head -> route(head, login));
  }

  /** Starts a proxy for all clients. */
  public static ForwardProxy start() {
    return new ForwardProxy(Optional.empty());
  }

  /** Starts a proxy that requires this user's login by HTTP Basic. */
  public static ForwardProxy start(String user, String password) {
    return new ForwardProxy(Optional.of(new Credentials(user, password)));
  }

  /** {@code http://localhost:PORT}. */
  public URI url() {
    return URI.create(door.url());
  }

  /** Where it listens on this machine. */
  public int port() {
    return url().getPort();
  }

  /**
   * The requests that it saw, all as for a {@link Peer#NAMENODE}; of a tunnel only CONNECT, as the
   * operation, with host and port as the path.
   */
  public List<ProxiedRequest> requests() {
    return List.copyOf(traffic.requests());
  }

  /** Closes its port and all connections. */
  @Override
  public void close() {
    door.close();
    traffic.close();
  }

  private static Router.Routed route(RequestHead head, Optional<Credentials> login)
      throws Router.Refused {
    String proof = head.headers().get("Proxy-Authorization").orElse("");
    if (login.isPresent() && !login.get().areIn(proof)) {
      throw new Router.Refused(
          FixedResponse.html(407).with("Proxy-Authenticate", "Basic realm=\"proxy\""));
    }
    RequestHead own = head.withHeaders(head.headers().without("Proxy-Authorization"));
    if (head.method().equals("CONNECT")) {
      InetSocketAddress server = Url.server(head.target());
      return new Router.Routed(server, own, new Call(Peer.NAMENODE, "CONNECT", head.target(), 0));
    }
    Url url =
        Url.parse(head.target()).orElseThrow(() -> new Router.Refused(FixedResponse.html(400)));
    return Router.Routed.of(
        Peer.NAMENODE, Url.server(url.authority()), own.withTarget(url.target()));
  }
}
