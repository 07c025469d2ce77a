package io.howdah.lab.proxy;

import io.howdah.lab.CertificateAuthority;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The options of a proxy. By default it uses http, frames responses as the server did and changes
 * locations so that all bytes pass through it.
 */
public final class FaultyProxyBuilder {
  private final URI server;
  private ServerSocketFactory sockets = ServerSocketFactory.getDefault();
  private Framing framing = Framing.AS_SERVED;
  private boolean leavesLocations;
  private String path = "";
  private boolean isHttpFs;
  private Optional<Credentials> login = Optional.empty();

  FaultyProxyBuilder(URI server) {
    this.server = server;
  }

  /** Frames each response like this, also those without a body. */
  public FaultyProxyBuilder framing(Framing framing) {
    this.framing = framing;
    return this;
  }

  /**
   * Leaves locations as the server wrote them. A NameNode's lead past the proxy. An HttpFS writes
   * the host and port of the proxy, since requests carry them, and its own scheme, http.
   */
  public FaultyProxyBuilder leaveLocations() {
    leavesLocations = true;
    return this;
  }

  /**
   * For an HttpFS, which responds to OPEN with a file's bytes: such a request counts as one to a
   * {@link Peer#DATANODE}, unless it requests only a location.
   */
  public FaultyProxyBuilder httpFs() {
    isHttpFs = true;
    return this;
  }

  /** Uses https for clients, with a certificate of this authority, and http for servers. */
  public FaultyProxyBuilder https(CertificateAuthority authority) {
    sockets = tls(authority).getServerSocketFactory();
    return this;
  }

  /**
   * Is a gateway, as Apache Knox is: it serves WebHDFS under this path only, and all bytes through
   * itself, also those of DataNodes.
   *
   * @param path the path before {@code /webhdfs/v1}, such as {@code /gateway/default}
   */
  public FaultyProxyBuilder gateway(String path) {
    this.path = path;
    return this;
  }

  /** Lets only this user in to the gateway, by HTTP Basic, and has him act under his name. */
  public FaultyProxyBuilder login(String user, String password) {
    login = Optional.of(new Credentials(user, password));
    return this;
  }

  /** Begins to listen. */
  public FaultyProxy start() {
    Traffic traffic = new Traffic(framing);
    InetSocketAddress address = Url.server(server.getRawAuthority());
    Optional<Gateway> gateway =
        path.isEmpty() && login.isEmpty()
            ? Optional.empty()
            : Optional.of(new Gateway(address, path, login));
    Router router =
        gateway
            .<Router>map(known -> known)
            .orElse(head -> Router.Routed.of(peer(head), address, head));
    Door door = Door.open(traffic, sockets, router);
    Doors dataNodes = new Doors(traffic, sockets, door, server.getRawAuthority());
    if (!leavesLocations) {
      traffic.rewrite(gateway.map(known -> known.locations(door)).orElse(dataNodes));
    }
    return new FaultyProxy(traffic, door, dataNodes, path);
  }

  private Peer peer(RequestHead head) {
    return isHttpFs && head.operation().equals("OPEN") && !LocationBody.isWanted(head)
        ? Peer.DATANODE
        : Peer.NAMENODE;
  }

  private static SSLContext tls(CertificateAuthority authority) {
    char[] password = CertificateAuthority.PASSWORD.toCharArray();
    try (InputStream file = Files.newInputStream(authority.serverKeystore())) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(file, password);
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("The authority's keystore cannot be used.", e);
    }
  }
}
