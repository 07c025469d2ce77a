package io.howdah.event;

import io.howdah.CopyEvent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file was found that the copy must handle. */
public final class FilePlanned implements CopyEvent {
  private final String source;
  private final long length;

  private FilePlanned(String source, long length) {
    this.source = source;
    this.length = length;
  }

  public static FilePlanned of(String source, long length) {
    return new FilePlanned(source, length);
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
    if (!(other instanceof FilePlanned)) {
      return false;
    }
    FilePlanned that = (FilePlanned) other;
    return length == that.length && source.equals(that.source);
  }

  @Override
  public int hashCode() {
    return Objects.hash(source, length);
  }

  @Override
  public String toString() {
    return "planned " + source + ", " + length + " bytes";
  }
}
