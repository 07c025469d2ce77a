package io.howdah.fs;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of an opened file, read once. Closing it before the end gives the connection up. */
public final class FileContent implements Closeable {
  /** {@link #length()} if the response does not give the number of bytes. */
  public static final long UNKNOWN_LENGTH = -1;

  private final InputStream stream;
  private final long length;

  private FileContent(InputStream stream, long length) {
    this.stream = stream;
    this.length = length;
  }

  /** Content of {@code length} bytes, or {@link #UNKNOWN_LENGTH}. */
  public static FileContent of(InputStream stream, long length) {
    return new FileContent(stream, length);
  }

  /** The bytes; a failure while reading is a {@link io.howdah.CopyException}. */
  public InputStream stream() {
    return stream;
  }

  /**
   * How many bytes the server promised. An HttpFS promises nothing, and ends a broken stream as if
   * it were complete, so the reader must compare what it got with the file's status.
   */
  public long length() {
    return length;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
