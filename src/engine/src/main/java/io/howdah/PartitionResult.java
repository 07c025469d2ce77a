package io.howdah;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a partition of a table: a directory of the destination with a name such as {@code
 * ds=2026-11-01}, and files in or below it that are in no other partition.
 */
public final class PartitionResult {
  /** What a copy did to a partition. A dry run says what it would do. */
  public enum Change {
    /** The directory did not exist. */
    ADDED,
    /** Files in it were copied or deleted. */
    CHANGED,
    UNCHANGED,
    /** It was deleted, or got another path. */
    REMOVED,
    /** Something in it failed or was not tried. Readers of its table must not be told of it. */
    INCOMPLETE
  }

  private final Change change;
  private final String table;
  private final String name;
  private final Count files;

  private PartitionResult(Change change, String table, String name, Count files) {
    this.change = change;
    this.table = table;
    this.name = name;
    this.files = files;
  }

  /**
   * Creates a result.
   *
   * @param table the directory of the table at the destination
   * @param name the directories of the partition below it, such as {@code ds=2026-11-01/country=DE}
   * @param files what was copied to it; of a removed partition, what it had
   */
  public static PartitionResult of(Change change, String table, String name, Count files) {
    return new PartitionResult(change, table, name, files);
  }

  public Change change() {
    return change;
  }

  /** The directory of the table at the destination. */
  public String table() {
    return table;
  }

  /** The directories of the partition below that of the table, with their escapes. */
  public String name() {
    return name;
  }

  /** The directory of the partition at the destination. */
  public String path() {
    return table.endsWith("/") ? table + name : table + "/" + name;
  }

  /** What was copied to it; of a removed partition, what it had. */
  public Count files() {
    return files;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PartitionResult
        && ((PartitionResult) other).change == change
        && ((PartitionResult) other).table.equals(table)
        && ((PartitionResult) other).name.equals(name)
        && ((PartitionResult) other).files.equals(files);
  }

  @Override
  public int hashCode() {
    return Objects.hash(change, table, name);
  }

  @Override
  public String toString() {
    return change + " " + path();
  }
}
