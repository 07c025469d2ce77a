package io.howdah.transfer;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FileContent;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads exactly the expected bytes of a file, or fails. After the failure of a DataNode it
 * continues at the same byte. The end of the stream never counts as the end of the file: an HttpFS
 * ends a broken stream as if it were complete.
 */
final class SourceReader implements Closeable {
  /** The maximum number of consecutive stream failures without a byte in between. */
  private static final int MOST_BREAKS = 3;

  /** The JVM keeps a buffer of this size outside its heap for each thread that reads. */
  private static final int MOST_AT_A_TIME = 64 * 1024;

  private final RemoteFileSystem fileSystem;
  private final FileBackoff backoff;
  private final FilePath path;
  private final long start;
  private final long end;
  private final long limit;
  private final Object stage;
  private long position;
  private int breaks;
  private @Nullable FileContent content;

  private SourceReader(
      RemoteFileSystem fileSystem,
      FileBackoff backoff,
      FilePath path,
      long start,
      long end,
      long limit) {
    this.fileSystem = fileSystem;
    this.backoff = backoff;
    this.path = path;
    this.start = start;
    this.position = start;
    this.end = end;
    this.limit = limit;
    this.stage = Arrays.asList(fileSystem, start);
  }

  /** Reads a file that must have exactly {@code length} bytes; a longer file is refused too. */
  static SourceReader ofFile(
      RemoteFileSystem fileSystem, FileBackoff backoff, FilePath path, long length) {
    return new SourceReader(fileSystem, backoff, path, 0, length, length + 1);
  }

  /** Reads {@code length} bytes from {@code offset} on. */
  static SourceReader ofRange(
      RemoteFileSystem fileSystem, FileBackoff backoff, FilePath path, long offset, long length) {
    long end = offset + length;
    return new SourceReader(fileSystem, backoff, path, offset, end, end);
  }

  /** The total number of bytes. */
  long length() {
    return end - start;
  }

  /**
   * Fills the buffer, or reads the rest of the source into it. The stream returns small pieces,
   * which would be inefficient for both servers if they were passed on.
   *
   * @return the number of bytes, or -1 at the end
   * @throws CopyException {@link ErrorCode#SOURCE_CHANGED} where the file has another length
   */
  int fill(byte[] buffer) throws CopyException {
    int filled = 0;
    while (filled < buffer.length) {
      int count = read(buffer, filled);
      if (count < 0) {
        return filled == 0 ? -1 : filled;
      }
      filled += count;
    }
    return filled;
  }

  private int read(byte[] buffer, int offset) throws CopyException {
    while (true) {
      try {
        return readOnce(buffer, offset);
      } catch (CopyException e) {
        boolean wasOpen = content != null;
        closeQuietly();
        if (e.code() != ErrorCode.DATANODE_FAILED) {
          throw e;
        }
        if (wasOpen) {
          backoff.patience().failed(e); // the file system itself counts a failed OPEN
        }
        breaks++;
        if (breaks > MOST_BREAKS || backoff.endAfter(breaks)) {
          throw e;
        }
        backoff.waitAfter(breaks);
      }
    }
  }

  private int readOnce(byte[] buffer, int offset) throws CopyException {
    FileContent open = open();
    try {
      if (position == end) {
        refuseMore(open);
        return -1;
      }
      int room = Math.min(buffer.length - offset, MOST_AT_A_TIME);
      int count = open.stream().read(buffer, offset, (int) Math.min(room, end - position));
      if (count < 0) {
        throw new CopyException(
            ErrorCode.DATANODE_FAILED,
            "Reading '" + path + "' ended after " + position + " of " + end + " bytes.");
      }
      position += count;
      breaks = 0;
      backoff.patience().reached(stage, position);
      return count;
    } catch (CopyException e) {
      throw e;
    } catch (IOException e) {
      throw new CopyException(
          ErrorCode.DATANODE_FAILED,
          "Reading '" + path + "' broke off at byte " + position + ": " + e.getMessage(),
          e);
    }
  }

  private FileContent open() throws CopyException {
    FileContent open = content;
    if (open == null) {
      open = fileSystem.open(path, position, limit - position);
      content = open;
      long length = open.length();
      if (length != FileContent.UNKNOWN_LENGTH && length != end - position) {
        throw wrongLength(
            length < end - position
                ? (position + length) + " bytes"
                : "more than " + end + " bytes");
      }
    }
    return open;
  }

  /**
   * Checks that no byte follows the expected end. That is possible only for a stream without a
   * length, and for an empty file: a file that is being written, or a file of /proc, has the length
   * 0.
   */
  private void refuseMore(FileContent open) throws IOException {
    boolean couldGoOn = limit > end && (end == 0 || open.length() == FileContent.UNKNOWN_LENGTH);
    if (couldGoOn && open.stream().read() >= 0) {
      throw wrongLength("more than " + end + " bytes");
    }
  }

  /**
   * Either the file has changed, or a server or proxy returns bytes that the file does not have.
   */
  private CopyException wrongLength(String given) throws CopyException {
    long length = fileSystem.status(path).map(FileStatus::length).orElse(-1L);
    boolean isAsExpected = limit > end ? length == end : length >= end;
    if (isAsExpected) {
      return new CopyException(
          ErrorCode.DATANODE_FAILED,
          "Reading '" + path + "' gave " + given + ", though the file still has " + length + ".");
    }
    return new CopyException(
        ErrorCode.SOURCE_CHANGED,
        "'"
            + path
            + "' changed while it was read: it had "
            + end
            + " bytes, and now it "
            + (length < 0 ? "is gone." : "has " + length + "."));
  }

  private void closeQuietly() {
    try {
      close();
    } catch (IOException e) {
      // The stream is abandoned. The earlier failure is the one to report.
      content = null;
    }
  }

  @Override
  public void close() throws IOException {
    FileContent open = content;
    content = null;
    if (open != null) {
      open.close();
    }
  }
}
