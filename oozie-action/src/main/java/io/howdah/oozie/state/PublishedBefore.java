package io.howdah.oozie.state;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The paths that earlier owners of a run recorded, up to a limit. Files beyond the limit are
 * compared by their bytes. Only the thread that fills it may change it.
 */
final class PublishedBefore {
  /** 32 MB. The workflow's user can write to the journals, and all copies share the memory. */
  private static final int MOST = 4 << 20;

  private long[] hashes = new long[0];
  private int count;
  private boolean sorted = true;

  /** Adds the entries of a journal. An incomplete last entry of an owner that died is ignored. */
  void readFrom(InputStream journal) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(journal));
    try {
      while (count < MOST) {
        add(in.readLong());
      }
    } catch (EOFException e) {
      // The end of the journal, or an incomplete entry.
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
