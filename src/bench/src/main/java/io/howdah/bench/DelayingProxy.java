package io.howdah.bench;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * Simulates a distance to servers. All bytes arrive half a round trip later. A connection's first
 * bytes arrive another round trip later, because a real connection takes that long to open. The
 * bandwidth is that of the machine. One thread serves all connections, so that the proxy takes
 * little processor time from the servers and clients.
 */
final class DelayingProxy implements AutoCloseable {
  private static final int BACKLOG = 1024;

  /** A selector waits for whole milliseconds. */
  private static final long HALF_A_MILLISECOND = 500_000;

  private final Selector selector;
  private final long delayNanos;
  private final PieceBuffers buffers = new PieceBuffers();
  private final Queue<Delivery> deliveries =
      new PriorityQueue<>(Comparator.comparingLong(Delivery::at));
  private final Thread thread = new Thread(this::serve, "bench-distance");
  private volatile boolean closed;

  private DelayingProxy(Selector selector, long delayNanos) {
    this.selector = selector;
    this.delayNanos = delayNanos;
  }

  /** Begins to delay. */
  static DelayingProxy start(Duration roundTrip) throws IOException {
    DelayingProxy proxy = new DelayingProxy(Selector.open(), roundTrip.toNanos() / 2);
    proxy.thread.setDaemon(true);
    proxy.thread.start();
    return proxy;
  }

  /**
   * Begins to listen for clients of a server.
   *
   * @param address the address for clients; port 0 for any free one
   * @return where it listens
   */
  InetSocketAddress standBefore(InetSocketAddress server, InetSocketAddress address)
      throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open();
    listener.bind(address, BACKLOG);
    listener.configureBlocking(false);
    listener.register(selector, SelectionKey.OP_ACCEPT, server);
    selector.wakeup();
    return (InetSocketAddress) listener.getLocalAddress();
  }

  @Override
  public void close() throws IOException {
    closed = true;
    selector.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve() {
    try (selector;
        Closeable channels = this::closeAll) {
      while (!closed) {
        await();
        deliver();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The benchmark's distance is no longer there", e);
    }
  }

  /** However this ends, no client waits for bytes that never come. */
  private void closeAll() {
    selector.keys().forEach(key -> close(key.channel()));
  }

  private void await() throws IOException {
    Delivery next = deliveries.peek();
    long nanos = next == null ? Long.MAX_VALUE : next.at - System.nanoTime();
    if (nanos < HALF_A_MILLISECOND) {
      selector.selectNow(this::ready);
    } else {
      selector.select(this::ready, TimeUnit.NANOSECONDS.toMillis(nanos - HALF_A_MILLISECOND) + 1);
    }
  }

  private void deliver() {
    long now = System.nanoTime() + HALF_A_MILLISECOND;
    for (Delivery next = deliveries.peek();
        next != null && next.at <= now;
        next = deliveries.peek()) {
      deliveries.remove().connection.deliver(now);
    }
  }

  private void ready(SelectionKey key) {
    if (key.attachment() instanceof DelayedConnection connection) {
      connection.ready(
          key, System.nanoTime(), (at, which) -> deliveries.add(new Delivery(at, which)));
    } else {
      admit((ServerSocketChannel) key.channel(), (InetSocketAddress) key.attachment());
    }
  }

  private void admit(ServerSocketChannel listener, InetSocketAddress server) {
    try {
      SocketChannel client = listener.accept();
      if (client != null) {
        connect(client, server);
      }
    } catch (IOException e) {
      // A client that was gone before it was let in.
    }
  }

  private void connect(SocketChannel client, InetSocketAddress server) throws IOException {
    SocketChannel behind = SocketChannel.open();
    try {
      behind.configureBlocking(false);
      behind.setOption(StandardSocketOptions.TCP_NODELAY, true);
      client.configureBlocking(false);
      client.setOption(StandardSocketOptions.TCP_NODELAY, true);
      SelectionKey there = client.register(selector, 0);
      SelectionKey back = behind.register(selector, 0);
      long now = System.nanoTime();
      DelayedConnection connection =
          new DelayedConnection(there, back, buffers, delayNanos, now + 2 * delayNanos);
      there.attach(connection);
      back.attach(connection);
      behind.connect(server);
      connection.deliver(now);
    } catch (IOException e) {
      close(client);
      close(behind);
    }
  }

  static void close(Closeable channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // It is gone all the same.
    }
  }

  /** When something of a connection will have arrived. */
  private record Delivery(long at, DelayedConnection connection) {}
}
