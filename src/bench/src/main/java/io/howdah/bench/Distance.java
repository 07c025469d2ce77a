package io.howdah.bench;

import io.howdah.lab.HdfsCluster;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Simulates distant clusters. Their servers listen on 127.0.0.1, with a {@link DelayingProxy} in
 * front of each on the same port of 127.0.0.2. Contenders resolve {@code localhost} to that
 * address, so all servers must have that name.
 */
final class Distance implements AutoCloseable {
  static final String SERVERS = "localhost";

  private static final String NEAR = "127.0.0.1";
  private static final String FAR = "127.0.0.2";

  private final DelayingProxy proxy;
  private final Path hosts;

  private Distance(DelayingProxy proxy, Path hosts) {
    this.proxy = proxy;
    this.hosts = hosts;
  }

  /** Begins to delay what passes between contenders and clusters. */
  static Distance between(Duration roundTrip, List<HdfsCluster> clusters) throws IOException {
    Path hosts = Files.createTempFile("howdah-bench-", ".hosts");
    hosts.toFile().deleteOnExit(); // after Ctrl-C, too
    String thisMachine = InetAddress.getLocalHost().getHostName();
    Files.write(hosts, List.of(FAR + " " + SERVERS, NEAR + " " + thisMachine));
    DelayingProxy proxy = DelayingProxy.start(roundTrip);
    for (HdfsCluster cluster : clusters) {
      for (int port : ports(cluster)) {
        proxy.standBefore(address(NEAR, port), address(FAR, port));
      }
    }
    return new Distance(proxy, hosts);
  }

  /** How contenders go the long way. */
  Route route() {
    return new Route(
        List.of("-Djdk.net.hosts.file=" + hosts),
        List.of("--connect-to", "::" + FAR + ":"),
        Map.of("dfs.client.use.datanode.hostname", "true"));
  }

  @Override
  public void close() throws IOException {
    proxy.close();
    Files.delete(hosts);
  }

  private static InetSocketAddress address(String numbers, int port) throws IOException {
    byte[] bytes = new byte[4];
    String[] parts = numbers.split("\\.", -1);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = Byte.parseByte(parts[i]);
    }
    return new InetSocketAddress(InetAddress.getByAddress(bytes), port);
  }

  private static List<Integer> ports(HdfsCluster cluster) {
    List<Integer> ports = new ArrayList<>();
    ports.add(cluster.hdfsUri().getPort());
    cluster.urls().stream().map(URI::getPort).forEach(ports::add);
    cluster.dataNodeUrls().stream().map(URI::getPort).forEach(ports::add);
    for (int i = 0; i < cluster.dataNodeCount(); i++) {
      String address = cluster.dataNodeTransferAddress(i);
      ports.add(Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)));
    }
    return ports;
  }
}
