package io.howdah.snapshot;

import io.howdah.fs.FilePath;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the destination that must get another path. Paths are as if the target was the root.
 */
public final class Move {
  /**
   * The directory in the target in which entries wait for their new paths, with the id of the run
   * behind it.
   */
  public static final String WAITING = ".howdah-moving-";

  private final FilePath old;
  private final FilePath from;
  private final FilePath to;
  private final @Nullable FilePath occupied;
  private final @Nullable FilePath directory;

  private Move(
      FilePath old,
      FilePath from,
      FilePath to,
      @Nullable FilePath occupied,
      @Nullable FilePath directory) {
    this.old = old;
    this.from = from;
    this.to = to;
    this.occupied = occupied;
    this.directory = directory;
  }

  /**
   * Creates a move.
   *
   * @param old the path on both sides when they were equal
   * @param occupied where an entry is now that would be in the way; null where nothing can be
   * @param directory where the directory of {@code from} is after all moves; null where the source
   *     does not have it
   */
  static Move of(
      FilePath old,
      FilePath from,
      FilePath to,
      @Nullable FilePath occupied,
      @Nullable FilePath directory) {
    return new Move(old, from, to, occupied, directory);
  }

  /** The path on both sides when they were equal. */
  public FilePath old() {
    return old;
  }

  /** The path of the entry before all moves. */
  public FilePath from() {
    return from;
  }

  /** The path of the entry after all moves. */
  public FilePath to() {
    return to;
  }

  /** Where an entry is before all moves that would be in the way; null where nothing can be. */
  public @Nullable FilePath occupied() {
    return occupied;
  }

  /** Where the directory of {@link #from} is after all moves; null where the source has none. */
  @Nullable FilePath directory() {
    return directory;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Move
        && ((Move) other).old.equals(old)
        && ((Move) other).from.equals(from)
        && ((Move) other).to.equals(to)
        && Objects.equals(((Move) other).occupied, occupied)
        && Objects.equals(((Move) other).directory, directory);
  }

  @Override
  public int hashCode() {
    return Objects.hash(from, to);
  }

  @Override
  public String toString() {
    return from + " -> " + to;
  }
}
