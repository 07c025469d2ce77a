package io.howdah;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The partitions that a metastore has of one table, and where their files are. The usual place of a
 * partition is the directory of its name in that of the table, so only other places take memory.
 */
public final class TablePartitions {
  private final String location;
  private final int columns;
  private final Set<String> names;
  private final Map<String, String> elsewhere;

  private TablePartitions(Builder builder) {
    location = builder.location;
    columns = builder.columns;
    names = Collections.unmodifiableSet(new HashSet<>(builder.names));
    elsewhere = Collections.unmodifiableMap(new HashMap<>(builder.elsewhere));
  }

  /**
   * Starts the partitions of a table.
   *
   * @param location the absolute path of the table's directory
   * @param columns the number of columns by which it is partitioned; 0 for none
   */
  public static Builder builder(String location, int columns) {
    return new Builder(tidied(location), columns);
  }

  /** The path as a file system has it. A metastore keeps the slashes that it was given. */
  private static String tidied(String path) {
    return path.replaceAll("/+", "/").replaceFirst("(?<=.)/$", "");
  }

  /** The absolute path of the table's directory. */
  public String location() {
    return location;
  }

  /** The number of columns by which the table is partitioned, and of directories in each name. */
  public int columns() {
    return columns;
  }

  /** The names of all partitions, such as {@code ds=2026-11-01/k=a%2Fb}. */
  public Set<String> names() {
    return names;
  }

  /** The absolute paths of the partitions that are not at their usual place, by their names. */
  public Map<String, String> elsewhere() {
    return elsewhere;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TablePartitions
        && ((TablePartitions) other).location.equals(location)
        && ((TablePartitions) other).columns == columns
        && ((TablePartitions) other).names.equals(names)
        && ((TablePartitions) other).elsewhere.equals(elsewhere);
  }

  @Override
  public int hashCode() {
    return Objects.hash(location, columns, names, elsewhere);
  }

  @Override
  public String toString() {
    return names.size() + " partitions of " + location + ", " + elsewhere.size() + " elsewhere";
  }

  /** Collects the partitions of a table. */
  public static final class Builder {
    private final String location;
    private final int columns;
    private final Set<String> names = new HashSet<>();
    private final Map<String, String> elsewhere = new HashMap<>();

    private Builder(String location, int columns) {
      this.location = location;
      this.columns = columns;
    }

    /**
     * Adds a partition.
     *
     * @param name with Hive's escapes, a directory for each column
     * @param path the absolute path of its directory
     */
    public Builder add(String name, String path) {
      names.add(name);
      String tidied = tidied(path);
      String usual = location.equals("/") ? "/" + name : location + "/" + name;
      if (!tidied.equals(usual)) {
        elsewhere.put(name, tidied);
      }
      return this;
    }

    public TablePartitions build() {
      return new TablePartitions(this);
    }
  }
}
