package io.howdah.report;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The lines of a file in UTF-8, the last one first. Empty lines are left out. */
final class BackwardLines implements Closeable {
  private static final int BUFFER_SIZE = 1 << 16;

  /** No line of a report is nearly as long, so a longer one belongs to another kind of file. */
  private static final int LONGEST_LINE = 1 << 20;

  private final RandomAccessFile file;
  private final long length;
  private final byte[] buffer = new byte[BUFFER_SIZE];
  private long start;
  private int position;
  private long count;

  private BackwardLines(RandomAccessFile file, long length) {
    this.file = file;
    this.length = length;
    this.start = length;
  }

  static BackwardLines open(File path) throws IOException {
    if (!path.isFile()) {
      throw new FileNotFoundException("there is no such file");
    }
    // A lock that keeps a run out needs a file that can be written.
    RandomAccessFile file = new RandomAccessFile(path, "rw");
    try {
      if (file.getChannel().tryLock() == null) {
        throw new IOException("a run or another undo is using it");
      }
      return new BackwardLines(file, file.length());
    } catch (OverlappingFileLockException e) {
      file.close();
      throw new IOException("this process is using it", e);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /** Opens a file to which others may append. Their lines are not read. */
  static BackwardLines openToRead(File path) throws IOException {
    if (!path.isFile()) {
      throw new FileNotFoundException("there is no such file");
    }
    RandomAccessFile file = new RandomAccessFile(path, "r");
    try {
      return new BackwardLines(file, file.length());
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /** Begins again with the last line of those that were there when the file was opened. */
  void restart() throws IOException {
    start = length;
    position = 0;
    count = 0;
  }

  /** The previous line; null at the beginning of the file. */
  @Nullable String previous() throws IOException {
    ByteArrayOutputStream reversed = new ByteArrayOutputStream();
    while (position > 0 || fill()) {
      byte b = buffer[--position];
      if (b == '\n') {
        if (reversed.size() > 0) {
          return line(reversed);
        }
      } else {
        reversed.write(b);
        if (reversed.size() > LONGEST_LINE) {
          throw new IOException("a line has more than " + LONGEST_LINE + " bytes");
        }
      }
    }
    return reversed.size() > 0 ? line(reversed) : null;
  }

  /** The number of lines so far. */
  long count() {
    return count;
  }

  private String line(ByteArrayOutputStream reversed) {
    byte[] bytes = reversed.toByteArray();
    for (int i = 0, j = bytes.length - 1; i < j; i++, j--) {
      byte b = bytes[i];
      bytes[i] = bytes[j];
      bytes[j] = b;
    }
    count++;
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private boolean fill() throws IOException {
    int length = (int) Math.min(BUFFER_SIZE, start);
    start -= length;
    file.seek(start);
    file.readFully(buffer, 0, length);
    position = length;
    return length > 0;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
