package io.howdah.fs;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The number of files and directories in a tree, and the bytes of its files. */
public final class TreeTotals {
  private final long files;
  private final long directories;
  private final long bytes;

  private TreeTotals(long files, long directories, long bytes) {
    this.files = files;
    this.directories = directories;
    this.bytes = bytes;
  }

  public static TreeTotals of(long files, long directories, long bytes) {
    return new TreeTotals(files, directories, bytes);
  }

  public long files() {
    return files;
  }

  /** The directories, with the one at the top. */
  public long directories() {
    return directories;
  }

  /** The lengths of all files together. */
  public long bytes() {
    return bytes;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TreeTotals
        && ((TreeTotals) other).files == files
        && ((TreeTotals) other).directories == directories
        && ((TreeTotals) other).bytes == bytes;
  }

  @Override
  public int hashCode() {
    return Objects.hash(files, directories, bytes);
  }

  @Override
  public String toString() {
    return files + " files, " + directories + " directories, " + bytes + " bytes";
  }
}
