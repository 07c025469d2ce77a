package io.howdah.report;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.backoff.Backoff;
import io.howdah.fs.FilePath;
import io.howdah.fs.RemoteFileSystem;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A file of a cluster. One thread appends the lines: at once where a caller waits for its line, and
 * otherwise once a second. So all callers that wait share one request.
 */
public final class RemoteLineFile implements LineFile {
  /** Enough for a second of small files, and little for the memory of a server. */
  private static final int LARGEST_BATCH = 4 << 20;

  private static final long DELAY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final Backoff BACKOFF =
      Backoff.of(Duration.ofSeconds(1), 2, Duration.ofSeconds(10));

  private final RemoteFileSystem fileSystem;
  private final GrowingFile file;
  private final Thread thread = new Thread(this::appendUntilClosed, "howdah-report");
  private ByteArrayOutputStream batch = new ByteArrayOutputStream();
  private long added;
  private long written;
  private boolean urgent;
  private boolean closed;
  private @Nullable CopyException failure;

  private RemoteLineFile(RemoteFileSystem fileSystem, GrowingFile file) {
    this.fileSystem = fileSystem;
    this.file = file;
  }

  /**
   * Opens a file, which need not exist.
   *
   * @param fileSystem is closed with the file
   * @throws CopyException {@link ErrorCode#REPORT_LOST}
   */
  public static RemoteLineFile open(RemoteFileSystem fileSystem, FilePath path)
      throws CopyException {
    return open(fileSystem, path, BACKOFF);
  }

  static RemoteLineFile open(RemoteFileSystem fileSystem, FilePath path, Backoff backoff)
      throws CopyException {
    try {
      RemoteLineFile lines =
          new RemoteLineFile(fileSystem, GrowingFile.open(fileSystem, path, backoff));
      lines.thread.setDaemon(true);
      lines.thread.start();
      return lines;
    } catch (CopyException e) {
      throw e.code() == ErrorCode.REPORT_LOST
          ? e
          : new CopyException(
              ErrorCode.REPORT_LOST,
              "The report '" + path + "' cannot be written: " + e.getMessage(),
              e);
    }
  }

  @Override
  public synchronized void append(String line) throws CopyException {
    long number = add(line);
    urgent = true;
    notifyAll();
    awaitUntil(() -> written >= number);
  }

  @Override
  public synchronized void appendSoon(String line) throws CopyException {
    awaitUntil(() -> batch.size() < LARGEST_BATCH);
    add(line);
  }

  private long add(String line) throws CopyException {
    if (failure != null) {
      throw failure;
    }
    byte[] bytes = (line + '\n').getBytes(StandardCharsets.UTF_8);
    batch.write(bytes, 0, bytes.length);
    notifyAll();
    return ++added;
  }

  /** What a caller waits for. */
  private interface State {
    boolean isReached();
  }

  private void awaitUntil(State state) throws CopyException {
    try {
      while (failure == null && !state.isReached()) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CopyException(
          ErrorCode.CANCELLED, "The copy was interrupted while it wrote its report.", e);
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void appendUntilClosed() {
    try {
      for (Batch next = take(); next != null; next = take()) {
        file.append(next.bytes);
        written(next);
      }
    } catch (CopyException e) {
      failed(
          e.code() == ErrorCode.REPORT_LOST
              ? e
              : new CopyException(
                  ErrorCode.REPORT_LOST,
                  "Writing the report '" + file.path() + "' failed: " + e.getMessage(),
                  e));
    } catch (InterruptedException | RuntimeException | Error e) {
      failed(
          new CopyException(
              ErrorCode.REPORT_LOST, "Writing the report '" + file.path() + "' failed: " + e, e));
    }
  }

  /** Waits for lines, and a second longer unless a caller waits; null when all are written. */
  private synchronized @Nullable Batch take() throws InterruptedException {
    while (batch.size() == 0 && !closed) {
      wait();
    }
    long end = System.nanoTime() + DELAY_NANOS;
    for (long left = DELAY_NANOS;
        left > 0 && !urgent && !closed && batch.size() < LARGEST_BATCH;
        left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    if (batch.size() == 0) {
      return null;
    }
    Batch taken = new Batch(batch.toByteArray(), added);
    batch = new ByteArrayOutputStream();
    urgent = false;
    notifyAll();
    return taken;
  }

  private synchronized void written(Batch done) {
    written = done.last;
    notifyAll();
  }

  private synchronized void failed(CopyException why) {
    failure = why;
    notifyAll();
  }

  @Override
  public void close() throws CopyException {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    boolean isInterrupted = false;
    while (thread.isAlive()) { // its requests have time limits
      try {
        thread.join();
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
    fileSystem.close();
    synchronized (this) {
      if (failure != null) {
        throw failure;
      }
    }
  }

  /** Lines that are appended together. */
  private static final class Batch {
    private final byte[] bytes;
    private final long last;

    Batch(byte[] bytes, long last) {
      this.bytes = bytes;
      this.last = last;
    }
  }
}
