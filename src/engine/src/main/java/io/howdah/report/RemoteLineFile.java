package io.howdah.report;

import io.howdah.Cancellation;
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

  private static final int SECONDS_AFTER_CANCELLATION = 10;

  private static final Backoff BACKOFF =
      Backoff.of(Duration.ofSeconds(1), 2, Duration.ofSeconds(10));

  private final LineFileKind kind;
  private final RemoteFileSystem fileSystem;
  private final GrowingFile file;
  private final Cancellation cancellation;
  private final Thread thread = new Thread(this::appendUntilClosed, "howdah-report");
  private ByteArrayOutputStream batch = new ByteArrayOutputStream();
  private long added;
  private long written;
  private boolean urgent;
  private boolean closed;
  private @Nullable CopyException failure;

  private RemoteLineFile(
      LineFileKind kind, RemoteFileSystem fileSystem, GrowingFile file, Cancellation cancellation) {
    this.kind = kind;
    this.fileSystem = fileSystem;
    this.file = file;
    this.cancellation = cancellation;
  }

  /**
   * Opens a file, which need not exist.
   *
   * @param fileSystem is closed with the file
   * @param cancellation after it, lines are written for a few seconds more, and then given up
   * @throws CopyException {@link ErrorCode#REPORT_LOST}
   */
  public static RemoteLineFile open(
      RemoteFileSystem fileSystem, FilePath path, LineFileKind kind, Cancellation cancellation)
      throws CopyException {
    return open(fileSystem, path, kind, cancellation, BACKOFF);
  }

  static RemoteLineFile open(
      RemoteFileSystem fileSystem,
      FilePath path,
      LineFileKind kind,
      Cancellation cancellation,
      Backoff backoff)
      throws CopyException {
    try {
      GrowingFile file = GrowingFile.open(fileSystem, path, kind, backoff);
      RemoteLineFile lines = new RemoteLineFile(kind, fileSystem, file, cancellation);
      lines.thread.setDaemon(true);
      lines.thread.start();
      return lines;
    } catch (CopyException e) {
      throw lost("The " + kind.noun() + " '" + path + "' cannot be written", e);
    }
  }

  /** A failure that passes keeps its code, so that the copy may be tried again. */
  private static CopyException lost(String what, CopyException cause) {
    return cause.code() == ErrorCode.REPORT_LOST || cause.code().isRetryable()
        ? cause.during(what)
        : new CopyException(ErrorCode.REPORT_LOST, what + ": " + cause.getMessage(), cause);
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
    if (closed) {
      throw new CopyException(
          ErrorCode.REPORT_LOST,
          "The " + kind.noun() + " '" + file.path() + "' is closed already.");
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
      for (int seconds = 0; failure == null && !state.isReached(); ) {
        wait(TimeUnit.SECONDS.toMillis(1));
        seconds += cancellation.isCancelled() ? 1 : 0;
        if (seconds > SECONDS_AFTER_CANCELLATION) {
          cancellation.check();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CopyException(
          ErrorCode.CANCELLED, "The copy was interrupted while it wrote its lines.", e);
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
      failed(lost(writing(), e));
    } catch (InterruptedException | RuntimeException | Error e) {
      failed(new CopyException(ErrorCode.REPORT_LOST, writing() + ": " + e, e));
    }
  }

  private String writing() {
    return "Writing the " + kind.noun() + " '" + file.path() + "' failed";
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
    try {
      awaitThread();
    } finally {
      fileSystem.close();
    }
    synchronized (this) {
      if (failure != null) {
        throw failure;
      }
    }
  }

  /** Its requests have time limits, which may be long for a cancelled copy. */
  private void awaitThread() {
    boolean isInterrupted = false;
    for (int seconds = 0; thread.isAlive(); ) {
      try {
        thread.join(TimeUnit.SECONDS.toMillis(1));
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
      seconds += cancellation.isCancelled() || isInterrupted ? 1 : 0;
      if (seconds > SECONDS_AFTER_CANCELLATION) {
        fileSystem.abortTransfers();
        thread.interrupt();
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
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
