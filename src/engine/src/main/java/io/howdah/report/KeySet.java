package io.howdah.report;

import java.util.Arrays;
import java.util.BitSet;

/** A set of {@link StateKey}s, of which each takes 8 bytes. Keys are added before any is found. */
final class KeySet {
  private long[] keys = new long[16];
  private int size;
  private boolean isSorted;
  private final BitSet met = new BitSet();

  void add(long key) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, size * 2);
    }
    keys[size++] = key;
  }

  synchronized boolean contains(long key) {
    return indexOf(key) >= 0;
  }

  /** Whether the set has the key, which {@link #hasMet} remembers. */
  synchronized boolean meet(long key) {
    int index = indexOf(key);
    if (index >= 0) {
      met.set(index);
    }
    return index >= 0;
  }

  synchronized boolean hasMet(long key) {
    int index = indexOf(key);
    return index >= 0 && met.get(index);
  }

  synchronized boolean hasMetAll() {
    sort();
    return met.cardinality() == size;
  }

  private int indexOf(long key) {
    sort();
    return Arrays.binarySearch(keys, 0, size, key);
  }

  private void sort() {
    if (!isSorted) {
      Arrays.sort(keys, 0, size);
      removeDuplicates();
      isSorted = true;
    }
  }

  private void removeDuplicates() {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || keys[i] != keys[i - 1]) {
        keys[kept++] = keys[i];
      }
    }
    size = kept;
  }
}
