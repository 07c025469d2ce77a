package io.howdah.plan;

import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileStatus.Storage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One file to be copied, as both listings showed it. */
public final class FileRecord {
  private final long directory;
  private final Placement placement;

  private FileRecord(long directory, Placement placement) {
    this.directory = directory;
    this.placement = placement;
  }

  /**
   * A file.
   *
   * @param directory the id of the directory that it was found in, or {@link DirectoryRecord#NONE}
   *     where the file itself was asked for
   */
  public static FileRecord of(long directory, Placement placement) {
    return new FileRecord(directory, placement);
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

  /** The file that already has the target's name; null where there is none. */
  public @Nullable FileStatus existing() {
    return placement.existing();
  }

  /** How a new file at the target is stored. */
  public Storage storage() {
    return placement.storage();
  }

  /** The same, after the file that had the target's name was deleted. */
  public FileRecord withoutExisting() {
    return of(directory, placement.withoutExisting());
  }

  /** The same with another status of the same source. */
  public FileRecord withSource(FileStatus status) {
    return of(directory, placement.withSource(status));
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
