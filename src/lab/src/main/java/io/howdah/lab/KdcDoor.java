package io.howdah.lab;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A proxy between a KDC and its clients that counts requests and injects faults. Requests and
 * responses pass unchanged.
 */
final class KdcDoor implements AutoCloseable {
  /** The first byte of each kind of request, from RFC 4120. */
  private static final int AS_REQUEST = 0x6a;

  private static final int TGS_REQUEST = 0x6c;
  private static final int LONGEST_MESSAGE = 1 << 20;

  private final int port;
  private final int kdcPort;
  private final AtomicLong authentications = new AtomicLong();
  private final AtomicLong tickets = new AtomicLong();
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private @Nullable ServerSocket listener;
  private boolean frozen;

  /**
   * A door that is not open yet.
   *
   * @param port the port for clients
   * @param kdcPort where the KDC listens
   */
  KdcDoor(int port, int kdcPort) {
    this.port = port;
    this.kdcPort = kdcPort;
  }

  int port() {
    return port;
  }

  int kdcPort() {
    return kdcPort;
  }

  long authentications() {
    return authentications.get();
  }

  long tickets() {
    return tickets.get();
  }

  synchronized void open() {
    if (listener != null) {
      return;
    }
    try {
      ServerSocket opened = new ServerSocket();
      opened.setReuseAddress(true);
      opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      listener = opened;
      Threads.EACH_ITS_OWN.execute(() -> admit(opened));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized void freeze() {
    frozen = true;
  }

  synchronized void thaw() {
    frozen = false;
    notifyAll();
  }

  /** Refuses connections from now on, and ends those that there are. */
  @Override
  public synchronized void close() {
    ServerSocket open = listener;
    listener = null;
    thaw();
    try {
      if (open != null) {
        open.close();
      }
      for (Socket connection : connections) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void admit(ServerSocket from) {
    while (!from.isClosed()) {
      try {
        Socket client = from.accept();
        connections.add(client);
        Threads.EACH_ITS_OWN.execute(() -> serve(client));
      } catch (IOException e) {
        // Closed, or a client that was gone before it was let in.
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket kdc = new Socket(InetAddress.getLoopbackAddress(), kdcPort)) {
      while (true) {
        byte[] request = read(client);
        awaitThaw();
        count(request);
        write(kdc, request);
        write(client, read(kdc));
      }
    } catch (IOException e) {
      // The client has its response and closes the connection, which ends each exchange.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      connections.remove(client);
    }
  }

  private synchronized void awaitThaw() throws InterruptedException {
    while (frozen) {
      wait();
    }
  }

  private void count(byte[] request) {
    int kind = request.length == 0 ? 0 : request[0];
    if (kind == AS_REQUEST) {
      authentications.incrementAndGet();
    } else if (kind == TGS_REQUEST) {
      tickets.incrementAndGet();
    }
  }

  private static byte[] read(Socket from) throws IOException {
    DataInputStream in = new DataInputStream(from.getInputStream());
    int length = in.readInt();
    if (length < 0 || length > LONGEST_MESSAGE) {
      throw new IOException("A message of Kerberos is not " + length + " bytes long.");
    }
    byte[] message = new byte[length];
    in.readFully(message);
    return message;
  }

  private static void write(Socket to, byte[] message) throws IOException {
    byte[] framed = new byte[Integer.BYTES + message.length];
    ByteBuffer.wrap(framed).putInt(message.length).put(message);
    to.getOutputStream().write(framed);
  }
}
