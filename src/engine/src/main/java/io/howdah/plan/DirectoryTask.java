package io.howdah.plan;

import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileStatus.Storage;
import org.jspecify.annotations.Nullable;

/** One source directory and where its entries go. Compared by identity. */
public final class DirectoryTask {
  private final @Nullable DirectoryTask parent;
  private final FileStatus source;
  private final FilePath target;
  private final @Nullable FileStatus existing;
  private final Storage storage;

  DirectoryTask(
      @Nullable DirectoryTask parent,
      FileStatus source,
      FilePath target,
      @Nullable FileStatus existing,
      Storage storage) {
    this.parent = parent;
    this.source = source;
    this.target = target;
    this.existing = existing;
    this.storage = existing == null ? storage : existing.storage();
  }

  /** The directory that holds this one; null for a root of the copy. */
  public @Nullable DirectoryTask parent() {
    return parent;
  }

  public FileStatus source() {
    return source;
  }

  /** Where the entries go. */
  public FilePath target() {
    return target;
  }

  /** The target as it was found; null where it had to be made. */
  public @Nullable FileStatus existing() {
    return existing;
  }

  /** How files under the target are stored: what exists says so, what is made inherits it. */
  public Storage storage() {
    return storage;
  }

  @Override
  public String toString() {
    return source.path() + " -> " + target;
  }
}
