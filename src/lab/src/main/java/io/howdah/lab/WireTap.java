package io.howdah.lab;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A proxy between a server and its clients that records all bytes unchanged. So a test has the
 * tokens and proofs that a program used and does not reveal. Over https it records cipher text
 * only.
 *
 * <pre>{@code
 * try (WireTap tap = WireTap.before(cluster.urls().get(0))) {
 *   ... use tap.url() in place of the cluster's ...
 *   assertThat(tap.heard()).contains("delegation=");
 * }
 * }</pre>
 */
public final class WireTap implements AutoCloseable {
  private static final int BUFFER = 8 << 10;

  private final URI server;
  private final ServerSocket listener;
  private final List<ByteArrayOutputStream> heard = new CopyOnWriteArrayList<>();
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

  private WireTap(URI server, ServerSocket listener) {
    this.server = server;
    this.listener = listener;
  }

  /** Begins to listen. */
  public static WireTap before(URI server) {
    try {
      WireTap tap = new WireTap(server, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      Threads.EACH_ITS_OWN.execute(tap::admit);
      return tap;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where clients find the server through the tap. */
  public URI url() {
    return URI.create(server.getScheme() + "://localhost:" + listener.getLocalPort());
  }

  /** All bytes so far, one connection and direction after the other. */
  public String heard() {
    StringBuilder text = new StringBuilder();
    for (ByteArrayOutputStream each : heard) {
      text.append(each.toString(StandardCharsets.ISO_8859_1)).append('\n');
    }
    return text.toString();
  }

  /** Ends all connections and refuses others, as a server that dies; what was heard stays. */
  @Override
  public void close() {
    try {
      listener.close();
      for (Socket each : connections) {
        each.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void admit() {
    while (!listener.isClosed()) {
      try {
        connect(listener.accept());
      } catch (IOException e) {
        // Closed, or a client that was gone before it was let in.
      }
    }
  }

  /** Lets a client through; where the server is down, it is turned away. */
  private void connect(Socket client) throws IOException {
    connections.add(client);
    try {
      Socket behind = new Socket(server.getHost(), server.getPort());
      connections.add(behind);
      Threads.EACH_ITS_OWN.execute(() -> pass(client, behind));
      Threads.EACH_ITS_OWN.execute(() -> pass(behind, client));
    } catch (IOException e) {
      connections.remove(client);
      client.close();
    }
  }

  private void pass(Socket from, Socket to) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    heard.add(said);
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        said.write(buffer, 0, read);
        out.write(buffer, 0, read);
      }
    } catch (IOException e) {
      // The other side has left.
    } finally {
      connections.remove(from);
      connections.remove(to);
    }
  }
}
