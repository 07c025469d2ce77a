package io.howdah.plan;

import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileStatus.Storage;
import org.jspecify.annotations.Nullable;

/** One file or directory that was asked for, and exactly where it will stand. */
public final class CopyRoot {
  private final FileStatus source;
  private final FilePath target;
  private final @Nullable FileStatus existing;
  private final Storage storage;

  CopyRoot(FileStatus source, FilePath target, @Nullable FileStatus existing, Storage storage) {
    this.source = source;
    this.target = target;
    this.existing = existing;
    this.storage = storage;
  }

  public FileStatus source() {
    return source;
  }

  public FilePath target() {
    return target;
  }

  /** What already stands at the target; null where nothing does. */
  public @Nullable FileStatus existing() {
    return existing;
  }

  /** How what is made at the target is stored. */
  public Storage storage() {
    return storage;
  }

  @Override
  public String toString() {
    return source.path() + " -> " + target;
  }
}
