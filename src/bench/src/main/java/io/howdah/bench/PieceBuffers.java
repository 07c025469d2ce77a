package io.howdah.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What bytes are read into before it is known how many there are. Many stay where they are, few are
 * copied to where they take no more room than they need. Not safe for several threads.
 */
final class PieceBuffers {
  private static final int SIZE = 256 << 10;
  private static final int MANY = SIZE / 2;

  private final Deque<ByteBuffer> free = new ArrayDeque<>();

  /** What is there to be read; nothing where the other side has ended. */
  ByteBuffer read(ReadableByteChannel channel) {
    ByteBuffer buffer = free.isEmpty() ? ByteBuffer.allocateDirect(SIZE) : free.pop();
    try {
      channel.read(buffer);
    } catch (IOException e) {
      // A connection that was broken off: what was received before is still delivered.
    }
    buffer.flip();
    if (buffer.remaining() >= MANY) {
      return buffer;
    }
    ByteBuffer few = ByteBuffer.allocate(buffer.remaining()).put(buffer).flip();
    release(buffer);
    return few;
  }

  /** Takes back what was read and is not needed any more. */
  void release(ByteBuffer read) {
    if (read.isDirect()) {
      read.clear();
      free.push(read);
    }
  }
}
