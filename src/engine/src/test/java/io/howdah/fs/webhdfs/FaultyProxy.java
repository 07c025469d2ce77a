package io.howdah.fs.webhdfs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Stands before a real NameNode and spoils what a network spoils: one request of an operation that
 * a test names. All else passes unchanged.
 */
final class FaultyProxy implements AutoCloseable {
  /** What happens to a request. */
  enum Fault {
    /** It never reaches the server, and the connection is closed. */
    REQUEST_LOST,
    /** The server does what it is told, and its answer never comes back. */
    ANSWER_LOST,
    /** The connection is closed, and the server is told only when the client asks once more. */
    REQUEST_LATE
  }

  private final URI server;
  private final ServerSocket listener;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private @Nullable Fault fault;
  private final AtomicInteger connections = new AtomicInteger();
  private String operation = "";
  private byte @Nullable [] late;

  private FaultyProxy(URI server, ServerSocket listener) {
    this.server = server;
    this.listener = listener;
  }

  /** Starts a proxy before a server. */
  static FaultyProxy before(URI server) throws IOException {
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    FaultyProxy proxy = new FaultyProxy(server, listener);
    proxy.threads.execute(proxy::accept);
    return proxy;
  }

  /** Where clients find it. */
  URI url() {
    return URI.create("http://localhost:" + listener.getLocalPort());
  }

  /** How many connections clients have opened so far. */
  int connections() {
    return connections.get();
  }

  /** Spoils the next request for {@code operation}, and only that one. */
  synchronized void spoil(Operation operation, Fault fault) {
    this.operation = "op=" + operation + "&";
    this.fault = fault;
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
    threads.shutdownNow();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        sockets.add(client);
        connections.incrementAndGet();
        threads.execute(() -> serve(client));
      } catch (IOException e) {
        // Closed: the test is over.
        return;
      }
    }
  }

  /** Passes requests on, one after the other, as long as the connection lives. */
  private void serve(Socket client) {
    try (client;
        Socket upstream = connect()) {
      threads.execute(() -> answer(upstream, client));
      for (byte[] head = readHead(client); head.length > 0; head = readHead(client)) {
        Fault now = faultOf(head);
        if (now == Fault.REQUEST_LOST || now == Fault.REQUEST_LATE) {
          return;
        }
        if (now == Fault.ANSWER_LOST) {
          exchange(head);
          return;
        }
        upstream.getOutputStream().write(head);
      }
    } catch (IOException e) {
      // One of the two is gone, and with that the connection between them.
      sockets.remove(client);
    }
  }

  private void answer(Socket upstream, Socket client) {
    try {
      upstream.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException e) {
      // One of the two is gone, which the other direction notices too.
      sockets.remove(upstream);
    }
  }

  private synchronized @Nullable Fault faultOf(byte[] head) throws IOException {
    String text = new String(head, StandardCharsets.US_ASCII);
    if (!text.contains(operation) || operation.isEmpty()) {
      return null;
    }
    if (late != null) {
      exchange(late);
      late = null;
      operation = "";
      return null;
    }
    if (fault == Fault.REQUEST_LATE) {
      late = head;
    } else {
      operation = "";
    }
    return fault;
  }

  /** Has the server do what a request says, and keeps the answer from the client. */
  private void exchange(byte[] head) throws IOException {
    try (Socket own = connect()) {
      own.getOutputStream().write(head);
      if (own.getInputStream().read() < 0) {
        throw new IOException("the server did not answer");
      }
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(server.getHost(), server.getPort());
    sockets.add(socket);
    return socket;
  }

  /** A request line and its headers; requests to a NameNode have no body. */
  private static byte[] readHead(Socket client) throws IOException {
    InputStream in = client.getInputStream();
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int ends = 0;
    for (int b = in.read(); b >= 0; b = in.read()) {
      head.write(b);
      ends = b == '\n' ? ends + 1 : b == '\r' ? ends : 0;
      if (ends == 2) {
        return head.toByteArray();
      }
    }
    return new byte[0];
  }
}
