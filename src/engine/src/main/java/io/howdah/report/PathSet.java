package io.howdah.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A set of texts that takes 16 bytes for each, since it keeps 64 bits of their digests. Among a
 * million texts two have the same bits with a probability of one to 30 million. Not thread-safe.
 */
final class PathSet {
  private static final int FIRST_SLOTS = 1 << 10;

  private final MessageDigest digest = sha256();
  private long[] slots = new long[FIRST_SLOTS];
  private int size;

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  /** Adds a text. Returns false where it is in the set. */
  boolean add(String text) {
    long bits = bits(text);
    int slot = slot(bits);
    if (slots[slot] == bits) {
      return false;
    }
    slots[slot] = bits;
    size++;
    if (size > slots.length / 2) {
      grow();
    }
    return true;
  }

  boolean contains(String text) {
    long bits = bits(text);
    return slots[slot(bits)] == bits;
  }

  boolean isEmpty() {
    return size == 0;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    for (long bits : old) {
      if (bits != 0) {
        slots[slot(bits)] = bits;
      }
    }
  }

  /** The slot that has these bits, or the free one for them. */
  private int slot(long bits) {
    int slot = (int) bits & (slots.length - 1);
    while (slots[slot] != 0 && slots[slot] != bits) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  /** Zero marks a free slot. */
  private long bits(String text) {
    byte[] bytes = digest.digest(text.getBytes(StandardCharsets.UTF_8));
    long bits = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      bits = bits << Byte.SIZE | (bytes[i] & 0xff);
    }
    return bits == 0 ? 1 : bits;
  }
}
