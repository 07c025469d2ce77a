package io.howdah.transfer;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The buffers of one copy through which parts of files pass. A used one serves the next file: a new
 * one for each would have to be cleared, and fill the heap with what is alive only while it is
 * filled and emptied. There are as many as were ever in use at once.
 */
final class PartBuffers {
  private final int size;
  private final Deque<byte[]> free = new ArrayDeque<>();

  /**
   * @param size of a part, in bytes
   */
  PartBuffers(int size) {
    this.size = size;
  }

  /**
   * A buffer for the caller alone, with whatever is in it, until it is given back: of a part, or of
   * all {@code length} bytes of a file where it has no more.
   */
  byte[] take(long length) {
    int wanted = (int) Math.max(1, Math.min(size, length));
    byte[] used;
    synchronized (free) {
      used = free.pollFirst();
    }
    return used == null || used.length < wanted ? new byte[wanted] : used;
  }

  void giveBack(byte[] buffer) {
    synchronized (free) {
      free.addFirst(buffer);
    }
  }
}
