package io.howdah.lab.proxy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** What all connections of a proxy share. */
final class Traffic {
  private final Framing framing;
  private final Rules rules = new Rules();
  private final List<ProxiedRequest> requests = new CopyOnWriteArrayList<>();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile Locations locations = Locations.asServed();
  private volatile CountDownLatch thaw = new CountDownLatch(1);

  Traffic(Framing framing) {
    this.framing = framing;
  }

  Framing framing() {
    return framing;
  }

  Rules rules() {
    return rules;
  }

  List<ProxiedRequest> requests() {
    return requests;
  }

  void record(Call call, int status) {
    requests.add(new ProxiedRequest(call.peer(), call.operation(), call.path(), status));
  }

  Locations locations() {
    return locations;
  }

  void rewrite(Locations changed) {
    locations = changed;
  }

  /** Connects to a server. */
  Socket connect(InetSocketAddress server) throws IOException {
    Socket socket = new Socket(server.getHostString(), server.getPort());
    socket.setTcpNoDelay(true);
    return admit(socket);
  }

  /** Remembers a connection, to close it at the end. */
  Socket admit(Socket socket) {
    sockets.add(socket);
    return socket;
  }

  void leave(Socket socket) {
    sockets.remove(socket);
  }

  /**
   * Waits until the next {@link #thaw} from now on, also where it comes before the wait. A client
   * that has read the bytes before the freeze may thaw at once.
   */
  Runnable freeze() {
    CountDownLatch next = thaw;
    return () -> {
      try {
        next.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  /** Lets all that are frozen go on. */
  void thaw() {
    CountDownLatch frozen = thaw;
    thaw = new CountDownLatch(1);
    frozen.countDown();
  }

  void close() {
    thaw();
    for (Socket socket : sockets) {
      Sockets.close(socket);
    }
  }
}
