package io.howdah.bench;

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

  private final Ticker ticker;
  private final long delayNanos;
  private final long openAt;
  private final Queue<Piece> pieces = new ArrayDeque<>();
  private long bytes;
  private boolean closed;

  /**
   * @param openAt nothing sets out before
   */
  DelayLine(Ticker ticker, long delayNanos, long openAt) {
    this.ticker = ticker;
    this.delayNanos = delayNanos;
    this.openAt = openAt;
  }

  /** Sends bytes on their way; they are not copied. */
  synchronized void put(byte[] some) throws InterruptedException {
    while (bytes > WINDOW && !closed) {
      wait();
    }
    add(some);
  }

  /** Says, behind all that was put, that nothing follows. */
  synchronized void end() {
    add(new byte[0]);
  }

  /** Waits for the next bytes to arrive; null when nothing follows. */
  byte @Nullable [] take() throws InterruptedException {
    Piece piece = next();
    if (piece == null) {
      return null;
    }
    ticker.sleepUntil(piece.dueAt);
    return piece.bytes.length == 0 ? null : piece.bytes;
  }

  /** Loses what is under way, and lets nobody wait any more. */
  synchronized void close() {
    closed = true;
    pieces.clear();
    notifyAll();
  }

  private void add(byte[] some) {
    if (!closed) {
      pieces.add(new Piece(some, Math.max(ticker.nanos(), openAt) + delayNanos));
      bytes += some.length;
      notifyAll();
    }
  }

  private synchronized @Nullable Piece next() throws InterruptedException {
    while (pieces.isEmpty() && !closed) {
      wait();
    }
    Piece piece = pieces.poll();
    if (piece != null) {
      bytes -= piece.bytes.length;
      notifyAll();
    }
    return piece;
  }

  /** What was put in at once. */
  private static final class Piece {
    private final byte[] bytes;
    private final long dueAt;

    Piece(byte[] bytes, long dueAt) {
      this.bytes = bytes;
      this.dueAt = dueAt;
    }
  }
}
