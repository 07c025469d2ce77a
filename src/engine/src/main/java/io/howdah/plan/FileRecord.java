package io.howdah.plan;

import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileStatus.Storage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file to be copied, with its data from both listings. */
public final class FileRecord {
  private final long directory;
  private final Placement placement;
  private final boolean isKept;

  private FileRecord(long directory, Placement placement, boolean isKept) {
    this.directory = directory;
    this.placement = placement;
    this.isKept = isKept;
  }

  /**
   * Creates a record.
   *
   * @param directory the id of its directory, or {@link DirectoryRecord#NONE} where the file itself
   *     is a source of the request
   */
  public static FileRecord of(long directory, Placement placement) {
    return new FileRecord(directory, placement, false);
  }

  /** The id of its directory, or {@link DirectoryRecord#NONE}. */
  public long directory() {
    return directory;
  }

  public Placement placement() {
    return placement;
  }

  public FileStatus source() {
    return placement.source();
  }

  public FilePath target() {
    return placement.target();
  }

  /** The existing file with the target's name; null where there is none. */
  public @Nullable FileStatus existing() {
    return placement.existing();
  }

  /** The storage of a new file at the target. */
  public Storage storage() {
    return placement.storage();
  }

  /**
   * Whether the file must be equal, since it is in a directory that is replaced as a whole or not
   * at all, and that was equal.
   */
  public boolean isKept() {
    return isKept;
  }

  /** Returns this record of a file in {@code above}. */
  FileRecord in(DirectoryRecord above) {
    return new FileRecord(directory, placement, above.isKept());
  }

  /** Returns this record without the existing file, which was deleted. */
  public FileRecord withoutExisting() {
    return new FileRecord(directory, placement.withoutExisting(), isKept);
  }

  /** Returns this record with another status of the same source. */
  public FileRecord withSource(FileStatus status) {
    return new FileRecord(directory, placement.withSource(status), isKept);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FileRecord
        && ((FileRecord) other).directory == directory
        && ((FileRecord) other).placement.equals(placement);
  }

  @Override
  public int hashCode() {
    return Objects.hash(directory, placement);
  }

  @Override
  public String toString() {
    return placement.toString();
  }
}
