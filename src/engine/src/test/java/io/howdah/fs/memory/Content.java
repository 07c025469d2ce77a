package io.howdah.fs.memory;

import java.util.Arrays;

/** A file's bytes, which only ever grow, but for {@link #alter}. */
final class Content {
  private static final int FIRST_CAPACITY = 64;
  private static final int PIECE = 1 << 20;

  private byte[][] pieces = {};
  private long length;

  synchronized long length() {
    return length;
  }

  synchronized void append(byte[] bytes, int start, int count) {
    int done = 0;
    while (done < count) {
      int last = (int) (length / PIECE);
      int used = (int) (length % PIECE);
      byte[] piece = room(last, used, count - done);
      int portion = Math.min(piece.length - used, count - done);
      System.arraycopy(bytes, start + done, piece, used, portion);
      length += portion;
      done += portion;
    }
  }

  /** Changes one byte. */
  synchronized void alter(long position) {
    pieces[(int) (position / PIECE)][(int) (position % PIECE)] ^= 1;
  }

  synchronized void append(Content other) {
    byte[] buffer = new byte[PIECE];
    long position = 0;
    for (int count = other.read(0, buffer, 0, PIECE);
        count > 0;
        count = other.read(position, buffer, 0, PIECE)) {
      append(buffer, 0, count);
      position += count;
    }
  }

  /** Copies bytes into a buffer and returns how many: 0 where {@code position} is the end. */
  synchronized int read(long position, byte[] buffer, int start, int count) {
    int wanted = (int) Math.min(count, length - position);
    int done = 0;
    while (done < wanted) {
      long from = position + done;
      int offset = (int) (from % PIECE);
      int portion = Math.min(PIECE - offset, wanted - done);
      System.arraycopy(pieces[(int) (from / PIECE)], offset, buffer, start + done, portion);
      done += portion;
    }
    return done;
  }

  /** Whether the other one begins with these bytes. */
  synchronized boolean isPrefix(Content other) {
    byte[] own = new byte[PIECE];
    byte[] others = new byte[PIECE];
    for (long position = 0; position < length; position += PIECE) {
      int count = read(position, own, 0, PIECE);
      if (other.read(position, others, 0, count) < count
          || !Arrays.equals(own, 0, count, others, 0, count)) {
        return false;
      }
    }
    return true;
  }

  /** The piece with this index, long enough for {@code wanted} bytes after the used ones. */
  private byte[] room(int index, int used, int wanted) {
    if (index == pieces.length) {
      pieces = Arrays.copyOf(pieces, index + 1);
      pieces[index] = new byte[Math.min(PIECE, Math.max(FIRST_CAPACITY, wanted))];
    }
    if (used == pieces[index].length) {
      int capacity = Math.min(PIECE, Math.max(2 * used, used + wanted));
      pieces[index] = Arrays.copyOf(pieces[index], capacity);
    }
    return pieces[index];
  }
}
