package io.howdah.lab.proxy;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ServerSocketFactory;

/** The ports of a proxy before DataNodes, made when a location leads to one. */
final class Doors implements Locations, AutoCloseable {
  private final Traffic traffic;
  private final ServerSocketFactory sockets;
  private final Door main;
  private final String server;
  private final Map<String, Door> dataNodes = new ConcurrentHashMap<>();

  /**
   * @param main the port before the server itself
   * @param server its host and port
   */
  Doors(Traffic traffic, ServerSocketFactory sockets, Door main, String server) {
    this.traffic = traffic;
    this.sockets = sockets;
    this.main = main;
    this.server = server;
  }

  @Override
  public String rewrite(String location) {
    return Url.parse(location)
        .map(url -> doorTo(url.authority()).url() + url.target())
        .orElse(location);
  }

  @Override
  public void close() {
    dataNodes.values().forEach(Door::close);
  }

  private Door doorTo(String authority) {
    // An HttpFS sends clients to where they came from, which is this proxy.
    return authority.equals(server) || authority.equals(main.authority())
        ? main
        : dataNodes.computeIfAbsent(authority, this::open);
  }

  private Door open(String authority) {
    InetSocketAddress address = Url.server(authority);
    return Door.open(traffic, sockets, head -> Router.Routed.of(Peer.DATANODE, address, head));
  }
}
