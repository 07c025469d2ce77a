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
   * @param size of each, in bytes
   */
  PartBuffers(int size) {
    this.size = size;
  }

  /** A buffer for the caller alone, with whatever is in it, until it is given back. */
  byte[] take() {
    byte[] used;
    synchronized (free) {
      used = free.pollFirst();
    }
    return used == null ? new byte[size] : used;
  }

  void giveBack(byte[] buffer) {
    synchronized (free) {
      free.addFirst(buffer);
    }
  }
}
