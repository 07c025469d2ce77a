package io.howdah.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** A client's connection and the one to the server behind it, which must not block. */
final class DelayedConnection {
  private final SelectionKey client;
  private final SelectionKey server;
  private final PieceBuffers buffers;
  private final Direction there;
  private final Direction back;

  /** Receives the arrival time of bytes that were sent. */
  interface Alarm {
    /** At that time {@link DelayedConnection#deliver} is to be called. */
    void at(long nanos, DelayedConnection connection);
  }

  /**
   * @param server begins to be opened
   * @param openAt when the client may take its connection for open
   */
  DelayedConnection(
      SelectionKey client,
      SelectionKey server,
      PieceBuffers buffers,
      long delayNanos,
      long openAt) {
    this.client = client;
    this.server = server;
    this.buffers = buffers;
    this.there = new Direction(client, server, new DelayLine(delayNanos, openAt));
    this.back = new Direction(server, client, new DelayLine(delayNanos, openAt));
  }

  /** Does what one of its two ends is ready for; the other may have ended it just before. */
  void ready(SelectionKey key, long now, Alarm alarm) {
    if (!isOpen()) {
      return;
    }
    try {
      if (key.isConnectable()) {
        channel(key).finishConnect();
      } else if (key.isReadable()) {
        (key == client ? there : back).receive(now, alarm);
      }
    } catch (IOException e) {
      close();
    }
    deliver(now);
  }

  /** Passes on what has arrived. Stops after the receiver has closed its side. */
  void deliver(long now) {
    if (!isOpen()) {
      return;
    }
    try {
      there.deliver(now);
      back.deliver(now);
      client.interestOps(there.readInterest() | back.writeInterest());
      server.interestOps(back.readInterest() | there.writeInterest());
    } catch (IOException e) {
      close();
    }
    if (there.isOver() && back.isOver()) {
      close();
    }
  }

  private boolean isOpen() {
    return client.isValid() && server.isValid();
  }

  private void close() {
    DelayingProxy.close(client.channel());
    DelayingProxy.close(server.channel());
  }

  private static SocketChannel channel(SelectionKey key) {
    return (SocketChannel) key.channel();
  }

  /** From one end to the other. */
  private final class Direction {
    private final SocketChannel from;
    private final SocketChannel to;
    private final DelayLine line;
    private boolean ended;
    private boolean blocked;
    private boolean over;

    Direction(SelectionKey from, SelectionKey to, DelayLine line) {
      this.from = channel(from);
      this.to = channel(to);
      this.line = line;
    }

    void receive(long now, Alarm alarm) {
      ByteBuffer bytes = buffers.read(from);
      ended = bytes == null;
      ByteBuffer piece = bytes == null ? ByteBuffer.allocate(0) : bytes;
      if (ended || piece.hasRemaining()) {
        alarm.at(line.put(piece, now), DelayedConnection.this);
      }
    }

    void deliver(long now) throws IOException {
      blocked = !to.isConnected();
      for (ByteBuffer bytes = line.arrived(now);
          bytes != null && !blocked;
          bytes = line.arrived(now)) {
        deliver(bytes);
      }
    }

    private void deliver(ByteBuffer bytes) throws IOException {
      if (bytes.hasRemaining()) {
        to.write(bytes);
        blocked = bytes.hasRemaining();
      } else { // an empty one is the end
        to.shutdownOutput();
        over = true;
      }
      if (!blocked) {
        line.remove();
        buffers.release(bytes);
      }
    }

    boolean isOver() {
      return over;
    }

    int readInterest() {
      return from.isConnected() && !ended && line.hasRoom() ? SelectionKey.OP_READ : 0;
    }

    int writeInterest() {
      if (!to.isConnected()) {
        return SelectionKey.OP_CONNECT;
      }
      return blocked ? SelectionKey.OP_WRITE : 0;
    }
  }
}
