package io.howdah;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A number of files and their bytes. */
public final class Count {
  public static final Count NONE = new Count(0, 0);

  private final long files;
  private final long bytes;

  private Count(long files, long bytes) {
    this.files = files;
    this.bytes = bytes;
  }

  public static Count of(long files, long bytes) {
    return new Count(files, bytes);
  }

  public Count plus(Count other) {
    return of(files + other.files, bytes + other.bytes);
  }

  public long files() {
    return files;
  }

  public long bytes() {
    return bytes;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Count
        && ((Count) other).files == files
        && ((Count) other).bytes == bytes;
  }

  @Override
  public int hashCode() {
    return Objects.hash(files, bytes);
  }

  @Override
  public String toString() {
    return files + " files, " + bytes + " bytes";
  }
}
