package io.howdah.report;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.RunIds;
import io.howdah.backoff.Backoff;
import io.howdah.backoff.Sleeper;
import io.howdah.fs.BytesContent;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FileContent;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.RenameMode;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A file of lines on a cluster that grows by APPEND. The request has no offset, so after a failure
 * the length of the file tells how much arrived.
 */
final class GrowingFile {
  /** With the waits between them, about a minute: longer than the recovery of a lease may take. */
  private static final int MOST_ATTEMPTS = 9;

  private final RemoteFileSystem fileSystem;
  private final FilePath path;
  private final Backoff backoff;
  private long length;

  private GrowingFile(RemoteFileSystem fileSystem, FilePath path, Backoff backoff, long length) {
    this.fileSystem = fileSystem;
    this.path = path;
    this.backoff = backoff;
    this.length = length;
  }

  /**
   * Opens a file, or creates an empty one.
   *
   * @throws CopyException {@link ErrorCode#REPORT_LOST} where the path is another file
   */
  static GrowingFile open(
      RemoteFileSystem fileSystem, FilePath path, LineFileKind kind, Backoff backoff)
      throws CopyException {
    @Nullable FileStatus existing = fileSystem.status(path).orElse(null);
    if (existing != null) {
      refuseOther(fileSystem, existing, kind);
      if (kind.existing() == LineFileKind.Existing.REPLACED && existing.length() > 0) {
        fileSystem.delete(path);
        existing = null;
      }
    }
    if (existing == null) {
      create(fileSystem, path);
      existing = fileSystem.status(path).orElse(null);
    }
    if (existing == null) {
      throw new CopyException(
          ErrorCode.REPORT_LOST, "'" + path + "' was deleted by another program.");
    }
    GrowingFile file = new GrowingFile(fileSystem, path, backoff, existing.length());
    byte[] last =
        existing.length() == 0
            ? new byte[] {'\n'}
            : read(fileSystem, path, existing.length() - 1, 1);
    if (last.length == 1 && last[0] != '\n') {
      return file.afterHalfALine();
    }
    return file;
  }

  /** A wrong path must not spoil another file. */
  private static void refuseOther(
      RemoteFileSystem fileSystem, FileStatus existing, LineFileKind kind) throws CopyException {
    if (!existing.isFile()
        || !kind.isBegunBy(read(fileSystem, existing.path(), 0, kind.beginLength()))) {
      throw new CopyException(
          ErrorCode.REPORT_LOST,
          "'" + existing.path() + "' exists, and is not a " + kind.noun() + " of Howdah.");
    }
  }

  /** Creates an empty file. It replaces none that another program creates at the same time. */
  private static void create(RemoteFileSystem fileSystem, FilePath path) throws CopyException {
    FilePath parent = path.parent();
    if (parent == null) {
      throw new CopyException(ErrorCode.REPORT_LOST, "A report, a plan or a script cannot be '/'.");
    }
    FilePath hidden = parent.child("." + path.name() + "." + RunIds.random());
    fileSystem.create(hidden, CreateOptions.defaults(), BytesContent.from(new byte[0], 0));
    try {
      fileSystem.rename(hidden, path, RenameMode.KEEP_EXISTING);
    } catch (CopyException e) {
      fileSystem.delete(hidden);
      if (e.code() != ErrorCode.DESTINATION_EXISTS) {
        throw e;
      }
    }
  }

  private GrowingFile afterHalfALine() throws CopyException {
    try {
      append(new byte[] {'\n'});
      return this;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CopyException(ErrorCode.CANCELLED, "The copy was interrupted.", e);
    }
  }

  private static byte[] read(RemoteFileSystem fileSystem, FilePath path, long offset, int most)
      throws CopyException {
    byte[] bytes = new byte[most];
    int count = 0;
    try (FileContent content = fileSystem.open(path, offset, most)) {
      for (int read = 0; read >= 0 && count < most; count += Math.max(0, read)) {
        read = content.stream().read(bytes, count, most - count);
      }
    } catch (CopyException e) {
      throw e;
    } catch (IOException e) {
      throw new CopyException(ErrorCode.REPORT_LOST, "Reading '" + path + "' failed: " + e, e);
    }
    return Arrays.copyOf(bytes, count);
  }

  FilePath path() {
    return path;
  }

  /**
   * Appends all bytes. After a failure it waits, and appends those that did not arrive.
   *
   * @throws CopyException of the last attempt, or {@link ErrorCode#REPORT_LOST} where another
   *     program changes the file
   */
  void append(byte[] bytes) throws CopyException, InterruptedException {
    requireLength(fileSystem.status(path).map(FileStatus::length).orElse(-1L));
    int sent = 0;
    for (int attempt = 1; sent < bytes.length; attempt++) {
      try {
        fileSystem.append(path, BytesContent.from(bytes, sent));
        length += bytes.length - sent;
        if (attempt > 1) {
          // What a broken request left may have become visible only now.
          requireLength(fileSystem.status(path).map(FileStatus::length).orElse(-1L));
        }
        return;
      } catch (CopyException e) {
        if (attempt == MOST_ATTEMPTS || !e.code().isWorthAnotherAttempt()) {
          throw e;
        }
        Sleeper.threads().sleep(backoff.after(attempt));
        sent += arrived(bytes, sent);
      }
    }
  }

  /** How much of a failed request is in the file. */
  private int arrived(byte[] bytes, int sent) throws CopyException {
    long now = fileSystem.status(path).map(FileStatus::length).orElse(-1L);
    long more = now - length;
    if (more < 0 || more > bytes.length - sent) {
      requireLength(now);
    }
    if (more > 0) {
      byte[] found = read(fileSystem, path, length, (int) more);
      if (!Arrays.equals(found, Arrays.copyOfRange(bytes, sent, sent + (int) more))) {
        requireLength(now);
      }
    }
    length = now;
    return (int) more;
  }

  private void requireLength(long now) throws CopyException {
    if (now != length) {
      throw new CopyException(
          ErrorCode.REPORT_LOST,
          "Another program changes '"
              + path
              + "': it should have "
              + length
              + " bytes, and has "
              + now
              + ".");
    }
  }
}
