package io.howdah.plan;

import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileStatus.Storage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A source, its exact target, and the existing entry at the target. */
public final class Placement {
  private final FileStatus source;
  private final FilePath target;
  private final @Nullable FileStatus existing;
  private final Storage storage;

  private Placement(
      FileStatus source, FilePath target, @Nullable FileStatus existing, Storage storage) {
    this.source = source;
    this.target = target;
    this.existing = existing;
    this.storage = storage;
  }

  /**
   * Creates a placement.
   *
   * @param existing the existing entry with the target's name; null for none
   * @param storage the storage of a new file at the target, or in the target directory
   */
  public static Placement of(
      FileStatus source, FilePath target, @Nullable FileStatus existing, Storage storage) {
    return new Placement(source, target, existing, storage);
  }

  public FileStatus source() {
    return source;
  }

  public FilePath target() {
    return target;
  }

  /** The existing entry with the target's name; null for none. */
  public @Nullable FileStatus existing() {
    return existing;
  }

  /** The storage of a new file at the target, or in the target directory. */
  public Storage storage() {
    return storage;
  }

  /** Returns this placement without the existing entry, which was deleted. */
  public Placement withoutExisting() {
    return of(source, target, null, storage);
  }

  /** Returns this placement with another storage of new files. */
  public Placement withStorage(Storage storage) {
    return of(source, target, existing, storage);
  }

  /** Returns this placement with another status of the same source. */
  public Placement withSource(FileStatus status) {
    return of(status, target, existing, storage);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Placement
        && ((Placement) other).source.equals(source)
        && ((Placement) other).target.equals(target)
        && Objects.equals(((Placement) other).existing, existing)
        && ((Placement) other).storage == storage;
  }

  @Override
  public int hashCode() {
    return Objects.hash(source, target);
  }

  @Override
  public String toString() {
    return source.path() + " -> " + target;
  }
}
