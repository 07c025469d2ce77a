package io.howdah.plan;

import io.howdah.fs.FileStatus;
import java.util.Arrays;

/**
 * The extra entries of one directory as the plan found them. There may be a million, so each takes
 * 8 bytes: a hash of its name, its state and the amount of its content. So an entry that changed
 * after it was planned is not contained, except with a probability of less than one in a trillion.
 */
public final class PlannedExtra {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private long[] hashes = new long[1];
  private int size;
  private boolean sorted = true;

  /**
   * Adds an entry.
   *
   * @param content what may be deleted of it
   */
  void add(FileStatus entry, Portion content) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, size * 2);
    }
    hashes[size++] = hash(entry, content);
    sorted = false;
  }

  /** Whether the entry was added, and is in the same state. */
  public synchronized boolean contains(FileStatus entry, Portion content) {
    if (!sorted) {
      Arrays.sort(hashes, 0, size);
      sorted = true;
    }
    return Arrays.binarySearch(hashes, 0, size, hash(entry, content)) >= 0;
  }

  private static long hash(FileStatus entry, Portion content) {
    long hash = FNV_OFFSET;
    String name = entry.name();
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * FNV_PRIME;
    }
    long[] state = {
      entry.isDirectory() ? 1 : 0,
      entry.isDirectory() ? 0 : entry.modificationTime(), // that of a directory may be touched
      content.files(),
      content.bytes(),
      content.directories(),
      content.fingerprint()
    };
    for (long value : state) {
      for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
        hash = (hash ^ ((value >>> shift) & 0xff)) * FNV_PRIME;
      }
    }
    return hash;
  }
}
