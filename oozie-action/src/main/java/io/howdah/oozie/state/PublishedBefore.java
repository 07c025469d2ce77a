package io.howdah.oozie.state;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The paths that earlier owners of a run noted, as far as they fit: what is not remembered is found
 * equal by its bytes. Only who fills it may change it.
 */
final class PublishedBefore {
  /** 32 MB: the workflow's user can write to the journals, and the memory is everybody's. */
  private static final int MOST = 4 << 20;

  private long[] hashes = new long[0];
  private int count;
  private boolean sorted = true;

  /** Adds a journal; what a dying owner wrote half of is left out. */
  void readFrom(InputStream journal) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(journal));
    try {
      while (count < MOST) {
        add(in.readLong());
      }
    } catch (EOFException e) {
      // The end, or half of an entry.
    }
    Arrays.sort(hashes, 0, count);
    sorted = true;
  }

  boolean contains(String path) {
    if (!sorted) {
      throw new IllegalStateException("A journal was not read to its end.");
    }
    return Arrays.binarySearch(hashes, 0, count, PathHash.of(path)) >= 0;
  }

  private void add(long hash) {
    if (count == hashes.length) {
      hashes = Arrays.copyOf(hashes, Math.max(64, count + count / 2));
    }
    hashes[count++] = hash;
    sorted = false;
  }
}
