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

  /** Whether the directory is one that is replaced as a whole, or is in one. */
  private enum Unit {
    NONE,
    /** Its unit is equal to the source, so nothing in it may change. */
    KEPT,
    /** Its unit takes the place of another one later. */
    NEW
  }

  private final long id;
  private final long parent;
  private final Placement placement;
  private final Unit unit;
  private final @Nullable Generation generation;

  private DirectoryRecord(
      long id, long parent, Placement placement, Unit unit, @Nullable Generation generation) {
    this.id = id;
    this.parent = parent;
    this.placement = placement;
    this.unit = unit;
    this.generation = generation;
  }

  /**
   * Creates a record.
   *
   * @param id its number in the plan, from 1
   * @param parent the id of its parent directory, or {@link #NONE} for a root of the copy
   */
  public static DirectoryRecord of(long id, long parent, Placement placement) {
    return new DirectoryRecord(id, parent, placement, Unit.NONE, null);
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

  /** Whether the directory is replaced as a whole, or kept as a whole, or is in such a one. */
  boolean isInUnit() {
    return unit != Unit.NONE;
  }

  /** Whether nothing in the directory may change, since it counts as equal as a whole. */
  boolean isKept() {
    return unit == Unit.KEPT;
  }

  /** Whether the directory will be visible when that which it is in takes its place. */
  boolean isInGeneration() {
    return unit == Unit.NEW;
  }

  /** What takes the place of another directory when this one is complete; null for nothing. */
  public @Nullable Generation generation() {
    return generation;
  }

  /** Returns this record with another storage of files in the target. */
  DirectoryRecord withStorage(Storage storage) {
    return new DirectoryRecord(id, parent, placement.withStorage(storage), unit, generation);
  }

  /** Returns this record of a directory that exists and in which nothing may change. */
  DirectoryRecord kept(FileStatus existing) {
    return new DirectoryRecord(id, parent, at(target(), existing), Unit.KEPT, null);
  }

  /** Returns the record of the hidden directory, which does not exist yet. */
  DirectoryRecord filling(Generation next) {
    return new DirectoryRecord(id, parent, at(next.hidden(), null), Unit.NEW, next);
  }

  private Placement at(FilePath path, @Nullable FileStatus existing) {
    return Placement.of(
        source(), path, existing, existing == null ? storage() : existing.storage());
  }

  /** Returns this record of a directory in {@code above}. */
  DirectoryRecord in(DirectoryRecord above) {
    return new DirectoryRecord(id, parent, placement, above.unit, null);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DirectoryRecord
        && ((DirectoryRecord) other).id == id
        && ((DirectoryRecord) other).parent == parent
        && ((DirectoryRecord) other).placement.equals(placement)
        && ((DirectoryRecord) other).unit == unit;
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
