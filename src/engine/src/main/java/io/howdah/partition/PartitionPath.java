package io.howdah.partition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The path of a partition's directory: that of its table, and one directory for each column. */
public final class PartitionPath {
  private final String table;
  private final String name;
  private final List<PartitionDirectory> columns;

  private PartitionPath(String table, String name, List<PartitionDirectory> columns) {
    this.table = table;
    this.name = name;
    this.columns = columns;
  }

  /**
   * Reads a path. The last directory that is no partition is that of the table.
   *
   * @param path absolute, without a slash at its end
   * @return empty where the last directory is no partition
   */
  public static Optional<PartitionPath> parse(String path) {
    List<PartitionDirectory> columns = new ArrayList<>();
    int end = path.length();
    for (int slash = path.lastIndexOf('/', end - 1);
        slash >= 0;
        slash = path.lastIndexOf('/', end - 1)) {
      @Nullable PartitionDirectory column =
          PartitionDirectory.parse(path.substring(slash + 1, end)).orElse(null);
      if (column == null) {
        break;
      }
      columns.add(column);
      end = slash;
    }
    if (columns.isEmpty()) {
      return Optional.empty();
    }
    Collections.reverse(columns);
    String table = end == 0 ? "/" : path.substring(0, end);
    return Optional.of(new PartitionPath(table, path.substring(end + 1), columns));
  }

  /** The directory of the table. */
  public String table() {
    return table;
  }

  /** The directories of the partition below that of the table, with their escapes. */
  public String name() {
    return name;
  }

  /** The columns of the partition in the order of their directories. */
  public List<PartitionDirectory> columns() {
    return Collections.unmodifiableList(columns);
  }

  @Override
  public String toString() {
    return table + ": " + columns;
  }
}
