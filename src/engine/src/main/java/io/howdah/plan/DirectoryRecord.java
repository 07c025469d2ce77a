package io.howdah.plan;

import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileStatus.Storage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A source directory and its target. */
public final class DirectoryRecord {
  /** The id for no directory. */
  public static final long NONE = 0;

  private final long id;
  private final long parent;
  private final Placement placement;

  private DirectoryRecord(long id, long parent, Placement placement) {
    this.id = id;
    this.parent = parent;
    this.placement = placement;
  }

  /**
   * Creates a record.
   *
   * @param id its number in the plan, from 1
   * @param parent the id of its parent directory, or {@link #NONE} for a root of the copy
   */
  public static DirectoryRecord of(long id, long parent, Placement placement) {
    return new DirectoryRecord(id, parent, placement);
  }

  /** Its number in the plan, from 1. */
  public long id() {
    return id;
  }

  /** The id of its parent directory, or {@link #NONE}. */
  public long parent() {
    return parent;
  }

  /** Whether the directory is a source of the request. */
  public boolean isRoot() {
    return parent == NONE;
  }

  public Placement placement() {
    return placement;
  }

  public FileStatus source() {
    return placement.source();
  }

  /** The target directory of its entries. */
  public FilePath target() {
    return placement.target();
  }

  /** The target as it was found; null where it had to be created. */
  public @Nullable FileStatus existing() {
    return placement.existing();
  }

  /** The storage of files in the target. */
  public Storage storage() {
    return placement.storage();
  }

  /** Returns this record with another storage of files in the target. */
  DirectoryRecord withStorage(Storage storage) {
    return of(id, parent, placement.withStorage(storage));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DirectoryRecord
        && ((DirectoryRecord) other).id == id
        && ((DirectoryRecord) other).parent == parent
        && ((DirectoryRecord) other).placement.equals(placement);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, parent, placement);
  }

  @Override
  public String toString() {
    return id + ": " + placement;
  }
}
