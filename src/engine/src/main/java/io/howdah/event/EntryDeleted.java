package io.howdah.event;

import io.howdah.CopyEvent;
import io.howdah.Count;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file or directory of the target was deleted because the source does not have it, or would be in
 * a dry run. A directory was deleted with everything in it.
 */
public final class EntryDeleted implements CopyEvent {
  private final String path;
  private final Count files;
  private final long directories;
  private final boolean planned;
  private final @Nullable String movedTo;

  private EntryDeleted(
      String path, Count files, long directories, boolean planned, @Nullable String movedTo) {
    this.path = path;
    this.files = files;
    this.directories = directories;
    this.planned = planned;
    this.movedTo = movedTo;
  }

  /**
   * An entry that was deleted.
   *
   * @param path the absolute path at the destination
   * @param files the files that were deleted: one for a file
   * @param directories the directories that were deleted: 0 for a file
   * @param movedTo the place in the trash or backup directory; null where it cannot be restored
   */
  public static EntryDeleted of(
      String path, Count files, long directories, @Nullable String movedTo) {
    return new EntryDeleted(path, files, directories, false, movedTo);
  }

  /** An entry that a dry run would have deleted. */
  public static EntryDeleted planned(String path, Count files, long directories) {
    return new EntryDeleted(path, files, directories, true, null);
  }

  /** The absolute path at the destination. */
  public String path() {
    return path;
  }

  /** The files that were deleted: one for a file. */
  public Count files() {
    return files;
  }

  /** The directories that were deleted: 0 for a file. */
  public long directories() {
    return directories;
  }

  /** Whether this is a dry run, which deletes nothing. */
  public boolean isPlanned() {
    return planned;
  }

  /** The place in the trash or backup directory; empty where it cannot be restored. */
  public Optional<String> movedTo() {
    return Optional.ofNullable(movedTo);
  }

  @Override
  public String toString() {
    return (planned ? "would delete " : "deleted ") + path;
  }
}
