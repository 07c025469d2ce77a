package io.howdah.transfer;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The buffers of one copy. They are reused, since a new buffer for each file would have to be
 * zeroed and would fill the heap. Their number is the maximum that was in use at the same time.
 */
final class PartBuffers {
  private final int size;
  private final Deque<byte[]> free = new ArrayDeque<>();

  /**
   * @param size the size of a buffer in bytes
   */
  PartBuffers(int size) {
    this.size = size;
  }

  /**
   * A buffer for the caller, with unspecified content, until it is returned. Its size is the buffer
   * size, or {@code length} for a shorter file.
   */
  byte[] take(long length) {
    int needed = (int) Math.max(1, Math.min(size, length));
    byte[] used;
    synchronized (free) {
      used = free.pollFirst();
    }
    return used == null || used.length < needed ? new byte[needed] : used;
  }

  void giveBack(byte[] buffer) {
    synchronized (free) {
      free.addFirst(buffer);
    }
  }
}
