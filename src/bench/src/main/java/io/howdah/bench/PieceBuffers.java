package io.howdah.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Buffers for bytes of an unknown number. Many bytes stay in their buffer, few are copied to an
 * array of their size. Not safe for several threads.
 */
final class PieceBuffers {
  private static final int SIZE = 256 << 10;
  private static final int MANY = SIZE / 2;

  private final Deque<ByteBuffer> free = new ArrayDeque<>();

  /**
   * What is there to be read, or null where the other side has ended or broken off. What it sent
   * before is still to be delivered.
   */
  @Nullable ByteBuffer read(ReadableByteChannel channel) {
    ByteBuffer buffer = free.isEmpty() ? ByteBuffer.allocateDirect(SIZE) : free.pop();
    boolean isEnd = isEndOf(channel, buffer);
    buffer.flip();
    if (buffer.remaining() >= MANY) {
      return buffer;
    }
    ByteBuffer few = ByteBuffer.allocate(buffer.remaining()).put(buffer).flip();
    release(buffer);
    return isEnd ? null : few;
  }

  private static boolean isEndOf(ReadableByteChannel channel, ByteBuffer buffer) {
    try {
      return channel.read(buffer) < 0;
    } catch (IOException e) {
      return true;
    }
  }

  /** Takes back what was read and is not needed any more. */
  void release(ByteBuffer read) {
    if (read.isDirect()) {
      read.clear();
      free.push(read);
    }
  }
}
