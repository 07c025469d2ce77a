package io.howdah.bench;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What is under way in one direction: bytes come out in order, each some time after they were put
 * in, however many there are. Only when more are under way than a large TCP window holds must the
 * sender wait.
 */
final class DelayLine {
  private static final long WINDOW = 16 << 20;

  private final long delayNanos;
  private final long openAt;
  private final Queue<Piece> pieces = new ArrayDeque<>();
  private long bytes;

  /**
   * @param openAt nothing sets out before
   */
  DelayLine(long delayNanos, long openAt) {
    this.delayNanos = delayNanos;
    this.openAt = openAt;
  }

  /** Whether more may set out. */
  boolean hasRoom() {
    return bytes < WINDOW;
  }

  /** Sends bytes and returns the time of their arrival. They are not copied. */
  long put(ByteBuffer some, long now) {
    Piece piece = new Piece(some, some.remaining(), Math.max(now, openAt) + delayNanos);
    pieces.add(piece);
    bytes += piece.length;
    return piece.dueAt;
  }

  /** The first that have not been taken away, or null where these are not there yet. */
  @Nullable ByteBuffer arrived(long now) {
    Piece first = pieces.peek();
    return first == null || first.dueAt > now ? null : first.bytes;
  }

  /** Takes the first away. */
  void remove() {
    bytes -= pieces.remove().length;
  }

  /** What was put in at once. */
  private record Piece(ByteBuffer bytes, int length, long dueAt) {}
}
