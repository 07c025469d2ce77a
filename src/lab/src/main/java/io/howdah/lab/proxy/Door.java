package io.howdah.lab.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** A port on which a proxy listens. */
final class Door implements AutoCloseable {
  private final Traffic traffic;
  private final ServerSocket listener;
  private final String scheme;
  private final AtomicInteger connections = new AtomicInteger();

  private Door(Traffic traffic, ServerSocket listener, String scheme) {
    this.traffic = traffic;
    this.listener = listener;
    this.scheme = scheme;
  }

  /** Listens on a free port of this machine. */
  static Door open(Traffic traffic, ServerSocketFactory sockets, Router router) {
    try {
      ServerSocket listener = sockets.createServerSocket(0, 200, InetAddress.getLoopbackAddress());
      boolean encrypts = sockets instanceof javax.net.ssl.SSLServerSocketFactory;
      Door door = new Door(traffic, listener, encrypts ? "https" : "http");
      Sockets.THREADS.execute(() -> door.admit(router));
      return door;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String authority() {
    return "localhost:" + listener.getLocalPort();
  }

  String url() {
    return scheme + "://" + authority();
  }

  /** How many connections clients have opened so far. */
  int connections() {
    return connections.get();
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void admit(Router router) {
    while (!listener.isClosed()) {
      try {
        Socket socket = traffic.admit(listener.accept());
        connections.incrementAndGet();
        socket.setTcpNoDelay(true);
        Sockets.THREADS.execute(() -> serve(router, socket));
      } catch (IOException e) {
        // The proxy is closed, or the client had left before.
      }
    }
  }

  private void serve(Router router, Socket socket) {
    try {
      new ClientConnection(traffic, router, url(), socket).serve();
    } catch (IOException e) {
      Sockets.close(socket);
    }
  }
}
