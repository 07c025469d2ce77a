package io.howdah.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Where bytes are read to before it is known how many there are. */
final class ReadBuffer {
  private static final int SIZE = 64 << 10;

  private final ByteBuffer buffer = ByteBuffer.allocateDirect(SIZE);

  /** What is there to be read, in a buffer of its own; nothing where the other side has ended. */
  ByteBuffer read(ReadableByteChannel channel) {
    buffer.clear();
    try {
      channel.read(buffer);
    } catch (IOException e) {
      // A connection that was broken off: what was received before is still delivered.
    }
    buffer.flip();
    return ByteBuffer.allocate(buffer.remaining()).put(buffer).flip();
  }
}
