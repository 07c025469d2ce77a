package io.howdah.fs;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One change between two snapshots of a directory. Paths are as if that directory was the root.
 *
 * <p>Renamed directories make two kinds of paths: old ones, as in the earlier snapshot, and new
 * ones, as in the later one. Measured with Hadoop 3.3.6, 3.4.3 and 3.5.0.
 */
public final class SnapshotChange {
  /** The kinds of changes. */
  public enum Kind {
    /**
     * A file or directory was made, or moved into the directory from outside. Its parent is an old
     * path. Nothing below it has a change of its own, unless it was moved there.
     */
    CREATED,
    /** A file or directory of this old path was deleted, or moved out of the directory. */
    DELETED,
    /** Bytes or attributes of an entry, or the names in a directory, changed. The path is old. */
    MODIFIED,
    /** The entry of this old path has a new path. Both may be the same. */
    RENAMED
  }

  private final Kind kind;
  private final FilePath path;
  private final FilePath target;

  private SnapshotChange(Kind kind, FilePath path, FilePath target) {
    this.kind = kind;
    this.path = path;
    this.target = target;
  }

  /**
   * A change that leaves an entry where it is.
   *
   * @throws IllegalArgumentException for {@link Kind#RENAMED}
   */
  public static SnapshotChange of(Kind kind, FilePath path) {
    if (kind == Kind.RENAMED) {
      throw new IllegalArgumentException("The new path of '" + path + "' is missing.");
    }
    return new SnapshotChange(kind, path, path);
  }

  /** A rename from an old path to a new one. */
  public static SnapshotChange renamed(FilePath path, FilePath target) {
    return new SnapshotChange(Kind.RENAMED, path, target);
  }

  public Kind kind() {
    return kind;
  }

  public FilePath path() {
    return path;
  }

  /** The new path of what was renamed; {@link #path} for all other kinds. */
  public FilePath target() {
    return target;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SnapshotChange
        && ((SnapshotChange) other).kind == kind
        && ((SnapshotChange) other).path.equals(path)
        && ((SnapshotChange) other).target.equals(target);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, path, target);
  }

  @Override
  public String toString() {
    return kind + " " + path + (kind == Kind.RENAMED ? " -> " + target : "");
  }
}
