package io.howdah.cluster;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One server of a metastore. */
public final class MetastoreServer {
  private final String host;
  private final int port;

  private MetastoreServer(String host, int port) {
    this.host = host;
    this.port = port;
  }

  /**
   * Creates a server.
   *
   * @param host in lower case; an IPv6 address in brackets
   */
  public static MetastoreServer of(String host, int port) {
    return new MetastoreServer(host, port);
  }

  /** The host name in lower case, an IPv4 address, or an IPv6 address in brackets. */
  public String host() {
    return host;
  }

  public int port() {
    return port;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MetastoreServer
        && ((MetastoreServer) other).host.equals(host)
        && ((MetastoreServer) other).port == port;
  }

  @Override
  public int hashCode() {
    return Objects.hash(host, port);
  }

  /** {@code thrift://host:port}. */
  @Override
  public String toString() {
    return "thrift://" + host + ":" + port;
  }
}
