package io.howdah.plan;

import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileStatus.Storage;
import org.jspecify.annotations.Nullable;

/** One file to be copied, as both listings showed it. */
public final class CopyTask {
  private final @Nullable DirectoryTask directory;
  private final FileStatus source;
  private final FilePath target;
  private final @Nullable FileStatus existing;
  private final Storage storage;

  CopyTask(
      @Nullable DirectoryTask directory,
      FileStatus source,
      FilePath target,
      @Nullable FileStatus existing,
      Storage storage) {
    this.directory = directory;
    this.source = source;
    this.target = target;
    this.existing = existing;
    this.storage = storage;
  }

  /** The directory that the file was found in; null where the file itself was asked for. */
  public @Nullable DirectoryTask directory() {
    return directory;
  }

  public FileStatus source() {
    return source;
  }

  public FilePath target() {
    return target;
  }

  /** The file that already has the target's name; null where there is none. */
  public @Nullable FileStatus existing() {
    return existing;
  }

  /** How a new file at the target is stored. */
  public Storage storage() {
    return storage;
  }

  /** The same, after the file that had the target's name was taken away. */
  public CopyTask withoutExisting() {
    return new CopyTask(directory, source, target, null, storage);
  }

  /** The same with another status of the same source. */
  public CopyTask withSource(FileStatus status) {
    return new CopyTask(directory, status, target, existing, storage);
  }

  @Override
  public String toString() {
    return source.path() + " -> " + target;
  }
}
