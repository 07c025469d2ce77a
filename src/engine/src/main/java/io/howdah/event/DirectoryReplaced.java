package io.howdah.event;

import io.howdah.CopyEvent;
import io.howdah.Count;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A new directory with everything in it took the place of an existing one, or would in a dry run.
 */
public final class DirectoryReplaced implements CopyEvent {
  private final String path;
  private final Count extra;
  private final long extraDirectories;
  private final boolean planned;
  private final @Nullable String movedTo;

  private DirectoryReplaced(
      String path, Count extra, long extraDirectories, boolean planned, @Nullable String movedTo) {
    this.path = path;
    this.extra = extra;
    this.extraDirectories = extraDirectories;
    this.planned = planned;
    this.movedTo = movedTo;
  }

  /**
   * A directory that was replaced.
   *
   * @param path the absolute path at the destination
   * @param extra the files of the old directory that the source does not have
   * @param extraDirectories the directories in it that the source does not have
   * @param movedTo the place of the old directory in the trash or backup directory; null where it
   *     cannot be restored
   */
  public static DirectoryReplaced of(
      String path, Count extra, long extraDirectories, @Nullable String movedTo) {
    return new DirectoryReplaced(path, extra, extraDirectories, false, movedTo);
  }

  /** A directory that a dry run would have replaced. */
  public static DirectoryReplaced planned(String path, Count extra, long extraDirectories) {
    return new DirectoryReplaced(path, extra, extraDirectories, true, null);
  }

  /** The absolute path at the destination. */
  public String path() {
    return path;
  }

  /** The files of the old directory that the source does not have. */
  public Count extra() {
    return extra;
  }

  /** The directories of the old directory that the source does not have. */
  public long extraDirectories() {
    return extraDirectories;
  }

  /** Whether this is a dry run, which replaces nothing. */
  public boolean isPlanned() {
    return planned;
  }

  /** The place in the trash or backup directory; empty where it cannot be restored. */
  public Optional<String> movedTo() {
    return Optional.ofNullable(movedTo);
  }

  @Override
  public String toString() {
    return (planned ? "would replace " : "replaced ") + path;
  }
}
