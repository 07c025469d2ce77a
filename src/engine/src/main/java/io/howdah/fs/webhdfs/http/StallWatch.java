package io.howdah.fs.webhdfs.http;

import java.io.Closeable;
import java.time.Duration;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.hc.core5.concurrent.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * Breaks off uploads to a server that takes no more bytes but keeps the connection. A Java socket
 * waits for ever then: its time limit is for reading only. Waiting for the source does not count.
 *
 * <p>It has one thread, from the first upload until it is closed.
 */
public final class StallWatch implements Closeable {
  private static final int LOOKS_PER_LIMIT = 4;

  /** Limits can be shorter than the longest, so that looking is not left to that alone. */
  private static final long SLOWEST_MILLIS = 10_000;

  private final Duration longestLimit;
  private final LongSupplier nanoTime;
  private final Set<Upload> uploads = ConcurrentHashMap.newKeySet();
  private @Nullable Timer timer;
  private boolean closed;

  public StallWatch(Duration longestLimit, LongSupplier nanoTime) {
    this.longestLimit = longestLimit;
    this.nanoTime = nanoTime;
  }

  /**
   * Watches an upload until it is closed.
   *
   * @param limit how long it may be stuck
   */
  public Upload watch(Cancellable connection, Duration limit) {
    Upload upload = new Upload(connection, limit);
    uploads.add(upload);
    startThread();
    return upload;
  }

  /** Breaks off what has been stuck for too long. */
  void look() {
    for (Upload upload : uploads) {
      upload.breakOffIfStuck();
    }
  }

  private synchronized void startThread() {
    if (timer == null && !closed) {
      Timer started = new Timer("howdah-stall-watch", /* isDaemon= */ true);
      long period =
          Math.max(1, Math.min(SLOWEST_MILLIS, longestLimit.toMillis()) / LOOKS_PER_LIMIT);
      started.schedule(
          new TimerTask() {
            @Override
            public void run() {
              look();
            }
          },
          period,
          period);
      timer = started;
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (timer != null) {
      timer.cancel();
    }
  }

  /**
   * One upload; its own thread reports when it passes bytes to the connection, and when they are
   * accepted.
   */
  public final class Upload implements Closeable {
    private final Cancellable connection;
    private final Duration limit;
    private volatile boolean handing;
    private volatile long handedAt;
    private volatile boolean brokenOff;

    private Upload(Cancellable connection, Duration limit) {
      this.connection = connection;
      this.limit = limit;
    }

    public Duration limit() {
      return limit;
    }

    void handing() {
      handedAt = nanoTime.getAsLong();
      handing = true;
    }

    void taken() {
      handing = false;
    }

    /** Whether it was broken off because nothing was taken for too long. */
    public boolean isBrokenOff() {
      return brokenOff;
    }

    private void breakOffIfStuck() {
      if (handing && nanoTime.getAsLong() - handedAt > limit.toNanos()) {
        brokenOff = true;
        connection.cancel();
      }
    }

    @Override
    public void close() {
      uploads.remove(this);
    }
  }
}
