package io.howdah.event;

import io.howdah.CopyEvent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The transfer of a file begins. The file was not skipped, and no earlier process of the run had
 * published it. It is sent after the file's {@link FilePlanned}, at most once for each file.
 */
public final class FileStarted implements CopyEvent {
  private final String source;
  private final long length;

  private FileStarted(String source, long length) {
    this.source = source;
    this.length = length;
  }

  public static FileStarted of(String source, long length) {
    return new FileStarted(source, length);
  }

  /** The absolute source path. */
  public String source() {
    return source;
  }

  /** Bytes of the source file. */
  public long length() {
    return length;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof FileStarted)) {
      return false;
    }
    FileStarted that = (FileStarted) other;
    return length == that.length && source.equals(that.source);
  }

  @Override
  public int hashCode() {
    return Objects.hash(source, length);
  }

  @Override
  public String toString() {
    return "started " + source + ", " + length + " bytes";
  }
}
