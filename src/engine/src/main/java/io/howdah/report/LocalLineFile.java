package io.howdah.report;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A file of this machine. Each line is written to the system at once, so it survives a killed
 * process, and to the disk each second.
 */
public final class LocalLineFile implements LineFile {
  private static final long SYNC_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final LineFileKind kind;
  private final File path;
  // Not a FileChannel, which an interrupt of a writing thread closes for all threads.
  private final RandomAccessFile file;
  private final LongSupplier nanoClock;
  private long synced;
  private @Nullable CopyException failure;

  private LocalLineFile(
      LineFileKind kind, File path, RandomAccessFile file, LongSupplier nanoClock) {
    this.kind = kind;
    this.path = path;
    this.file = file;
    this.nanoClock = nanoClock;
    this.synced = nanoClock.getAsLong();
  }

  /**
   * Opens a file, which need not exist. No other process can open it until it is closed.
   *
   * @throws CopyException {@link ErrorCode#REPORT_LOST}, also where another run writes the file
   */
  public static LocalLineFile open(String path, LineFileKind kind) throws CopyException {
    return open(path, kind, System::nanoTime);
  }

  static LocalLineFile open(String path, LineFileKind kind, LongSupplier nanoClock)
      throws CopyException {
    File place = new File(path).getAbsoluteFile();
    if (place.exists() && !place.isFile()) {
      throw lost(kind, place, "is not a regular file.", null);
    }
    try {
      RandomAccessFile file = new RandomAccessFile(place, "rw");
      try {
        lock(kind, place, file);
        refuseOther(kind, place, file);
        prepare(kind, file);
        return new LocalLineFile(kind, place, file, nanoClock);
      } catch (IOException | RuntimeException e) {
        file.close();
        throw e;
      }
    } catch (CopyException e) {
      throw e;
    } catch (IOException e) {
      throw lost(kind, place, "cannot be written: " + e, e);
    }
  }

  /** The lock ends when the file is closed, or with this process. */
  private static void lock(LineFileKind kind, File path, RandomAccessFile file) throws IOException {
    boolean isLocked;
    try {
      isLocked = file.getChannel().tryLock() != null;
    } catch (OverlappingFileLockException e) { // by this process
      isLocked = false;
    }
    if (!isLocked) {
      throw lost(kind, path, "is being written by another run.", null);
    }
  }

  /** A wrong path must not spoil another file. */
  private static void refuseOther(LineFileKind kind, File path, RandomAccessFile file)
      throws IOException {
    byte[] start = new byte[(int) Math.min(kind.beginLength(), file.length())];
    file.readFully(start);
    if (!kind.isBegunBy(start)) {
      throw lost(kind, path, "exists, and is not a " + kind.noun() + " of Howdah.", null);
    }
  }

  private static void prepare(LineFileKind kind, RandomAccessFile file) throws IOException {
    switch (kind.existing()) {
      case CONTINUED:
        endLastLine(file);
        break;
      case REPLACED:
        file.setLength(0);
        file.seek(0);
        break;
    }
  }

  /** A machine that lost power may have left half a line. */
  private static void endLastLine(RandomAccessFile file) throws IOException {
    long length = file.length();
    if (length > 0) {
      file.seek(length - 1);
      if (file.read() != '\n') {
        file.write('\n');
      }
    }
  }

  @Override
  public synchronized void append(String line) throws CopyException {
    if (failure != null) {
      throw failure; // Half a line may be written, which nothing may follow.
    }
    try {
      file.write((line + '\n').getBytes(StandardCharsets.UTF_8));
      long now = nanoClock.getAsLong();
      if (now - synced >= SYNC_NANOS) {
        file.getFD().sync();
        synced = now;
      }
    } catch (IOException e) {
      failure = lost(e);
      throw failure;
    }
  }

  @Override
  public void appendSoon(String line) throws CopyException {
    append(line);
  }

  @Override
  public synchronized void close() throws CopyException {
    try (RandomAccessFile closed = file) {
      closed.getFD().sync();
    } catch (IOException e) {
      throw lost(e);
    }
  }

  private CopyException lost(IOException cause) {
    return lost(kind, path, "could not be written: " + cause, cause);
  }

  private static CopyException lost(
      LineFileKind kind, File path, String what, @Nullable IOException cause) {
    return new CopyException(
        ErrorCode.REPORT_LOST, "The " + kind.noun() + " '" + path + "' " + what, cause);
  }
}
