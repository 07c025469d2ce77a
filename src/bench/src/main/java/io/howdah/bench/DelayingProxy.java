package io.howdah.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * Stands before a server and makes it seem far away: whatever passes arrives half a round trip
 * later, and a connection's first bytes a whole one later still, since the opening of a real one
 * takes that long. The way is as broad as the machine allows.
 */
final class DelayingProxy implements AutoCloseable {
  private static final int BUFFER = 64 << 10;
  private static final int BACKLOG = 1024;

  private final ServerSocket listener;
  private final InetSocketAddress server;
  private final long delayNanos;
  private final Ticker ticker;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  /** A thread that waits for each direction's end; used again for the next connection. */
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "bench-distance");
            thread.setDaemon(true);
            return thread;
          });

  private DelayingProxy(
      ServerSocket listener, InetSocketAddress server, long delayNanos, Ticker ticker) {
    this.listener = listener;
    this.server = server;
    this.delayNanos = delayNanos;
    this.ticker = ticker;
  }

  /**
   * Begins to listen.
   *
   * @param address where clients find it
   */
  static DelayingProxy start(
      InetSocketAddress address, InetSocketAddress server, Duration roundTrip, Ticker ticker)
      throws IOException {
    ServerSocket listener = new ServerSocket();
    listener.bind(address, BACKLOG);
    DelayingProxy proxy = new DelayingProxy(listener, server, roundTrip.toNanos() / 2, ticker);
    proxy.threads.execute(proxy::admit);
    return proxy;
  }

  InetSocketAddress address() {
    return (InetSocketAddress) listener.getLocalSocketAddress();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
    threads.shutdownNow();
  }

  private void admit() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        long openAt = ticker.nanos() + 2 * delayNanos;
        threads.execute(() -> connect(client, openAt));
      } catch (IOException | RejectedExecutionException e) {
        // Closed, or a client that was gone before it was let in.
      }
    }
  }

  private void connect(Socket client, long openAt) {
    Socket behind = new Socket();
    sockets.add(client);
    sockets.add(behind);
    try {
      client.setTcpNoDelay(true);
      behind.setTcpNoDelay(true);
      behind.connect(server);
      Connection connection = new Connection(client, behind, openAt);
      threads.execute(() -> connection.receive(client, connection.there));
      threads.execute(() -> connection.receive(behind, connection.back));
      threads.execute(() -> connection.send(connection.there, behind));
      connection.send(connection.back, client);
    } catch (IOException | RejectedExecutionException e) {
      close(client);
      close(behind);
    }
  }

  private void close(Socket socket) {
    sockets.remove(socket);
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone all the same.
    }
  }

  /** A client's connection and the one to the server behind it. */
  private final class Connection {
    private final Socket client;
    private final Socket behind;
    private final DelayLine there;
    private final DelayLine back;
    private int ended;

    Connection(Socket client, Socket behind, long openAt) {
      this.client = client;
      this.behind = behind;
      this.there = new DelayLine(ticker, delayNanos, openAt);
      this.back = new DelayLine(ticker, delayNanos, openAt);
    }

    void receive(Socket from, DelayLine line) {
      try {
        InputStream in = from.getInputStream();
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          line.put(Arrays.copyOf(buffer, read));
        }
      } catch (IOException | InterruptedException e) {
        // What was received before is still delivered.
      }
      line.end();
    }

    void send(DelayLine line, Socket to) {
      try {
        OutputStream out = to.getOutputStream();
        for (byte[] bytes = line.take(); bytes != null; bytes = line.take()) {
          out.write(bytes);
        }
        to.shutdownOutput();
        endOne();
      } catch (IOException | InterruptedException e) {
        // Who does not listen any more gets to know nothing more, and the other side is told.
        endBoth();
      }
    }

    private synchronized void endOne() {
      ended++;
      if (ended == 2) {
        endBoth();
      }
    }

    private void endBoth() {
      there.close();
      back.close();
      DelayingProxy.this.close(client);
      DelayingProxy.this.close(behind);
    }
  }
}
