package io.howdah.lab.channel;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The content of the lab's files: bytes that follow from a seed and their position alone, so that a
 * test can compute any part of any file without storing it. Two seeds share no run of bytes; the
 * stream cannot be compressed.
 */
public final class SeededBytes extends InputStream {
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private final long seed;
  private final long end;
  private long position;

  /** The bytes of {@code seed} from {@code offset} (inclusive) to {@code end} (exclusive). */
  public SeededBytes(long seed, long offset, long end) {
    this.seed = seed;
    this.position = offset;
    this.end = end;
  }

  /** The first {@code length} bytes of {@code seed}. */
  public static byte[] of(long seed, int length) {
    byte[] bytes = new byte[length];
    fill(seed, 0, bytes, 0, length);
    return bytes;
  }

  /** Writes the bytes from position {@code offset} on into a part of {@code target}. */
  public static void fill(long seed, long offset, byte[] target, int start, int length) {
    ByteBuffer buffer = ByteBuffer.wrap(target, start, length).order(ByteOrder.LITTLE_ENDIAN);
    long at = offset;
    while (buffer.hasRemaining()) {
      long word = word(seed, at >>> 3);
      int skip = (int) (at & 7);
      if (skip == 0 && buffer.remaining() >= 8) {
        buffer.putLong(word);
        at += 8;
        continue;
      }
      buffer.put((byte) (word >>> (8 * skip)));
      at++;
    }
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int start, int length) {
    if (length == 0) {
      return 0;
    }
    int count = (int) Math.min(length, end - position);
    if (count <= 0) {
      return -1;
    }
    fill(seed, position, target, start, count);
    position += count;
    return count;
  }

  @Override
  public int available() {
    return (int) Math.min(Integer.MAX_VALUE, Math.max(0, end - position));
  }

  // The mixing function of SplitMix64: cheap, and each word depends on its own index only.
  private static long word(long seed, long index) {
    long mixed = (seed + 1) * 0xD1342543DE82EF95L + (index + 1) * STEP;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
