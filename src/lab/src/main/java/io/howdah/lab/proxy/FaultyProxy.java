package io.howdah.lab.proxy;

import java.net.URI;
import java.util.List;

/**
 * A proxy in front of a real NameNode or HttpFS, and of the DataNodes that it names. It injects the
 * faults of bad networks, proxies and servers. A request without a matching rule passes unchanged.
 *
 * <pre>{@code
 * try (FaultyProxy proxy = FaultyProxy.before(cluster.urls().get(0))) {
 *   Rule rule = proxy.spoil(Fault.cutResponse(1_000)).of("OPEN").pathContaining("part-0").once();
 *   ... copy from proxy.url() in place of the cluster's ...
 *   assertThat(rule.hits()).isEqualTo(1);
 *   assertThat(proxy.requests()).contains(new ProxiedRequest(Peer.NAMENODE, "RENAME", "/a", 200));
 * }
 * }</pre>
 *
 * <p>Locations are changed so that the bytes of DataNodes pass through it as well, on a port for
 * each DataNode. {@link #builder} has other kinds: a proxy that frames responses anew, the end of
 * TLS, a gateway with a path and a login.
 *
 * <p>Connections to servers are opened for each request. Where a server cannot be reached or
 * responds with nothing, the client's connection is closed.
 */
public final class FaultyProxy implements AutoCloseable {
  private final Traffic traffic;
  private final Door door;
  private final Doors dataNodes;
  private final String path;

  FaultyProxy(Traffic traffic, Door door, Doors dataNodes, String path) {
    this.traffic = traffic;
    this.door = door;
    this.dataNodes = dataNodes;
    this.path = path;
  }

  /** Starts a proxy that changes nothing but locations. */
  public static FaultyProxy before(URI server) {
    return builder(server).start();
  }

  /**
   * Describes a proxy.
   *
   * @param server a NameNode or HttpFS with http
   */
  public static FaultyProxyBuilder builder(URI server) {
    return new FaultyProxyBuilder(server);
  }

  /** Where clients find it: scheme, host and port, and the path of a gateway. */
  public URI url() {
    return URI.create(door.url() + path);
  }

  /**
   * Begins a rule: which requests this fault strikes, and how often. A request is struck by the
   * first rule that fits, and its bodies by all that fit.
   */
  public Spoiling spoil(Fault fault) {
    return new Spoiling(fault, traffic.rules()::add);
  }

  /** Forgets all rules and requests, and closes the connections that a fault has frozen. */
  public void calm() {
    traffic.rules().clear();
    traffic.requests().clear();
    traffic.thaw();
  }

  /** The requests so far, in the order in which their responses began. */
  public List<ProxiedRequest> requests() {
    return List.copyOf(traffic.requests());
  }

  /** How many connections clients have opened to the server itself, without DataNodes. */
  public int connections() {
    return door.connections();
  }

  /** Closes all ports and connections. */
  @Override
  public void close() {
    door.close();
    dataNodes.close();
    traffic.close();
  }
}
