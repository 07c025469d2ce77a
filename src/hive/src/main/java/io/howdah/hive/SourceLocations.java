package io.howdah.hive;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The paths of a table and its partitions on the cluster that the table is on. */
final class SourceLocations {
  private static final Set<String> SCHEMES =
      Collections.unmodifiableSet(
          new HashSet<>(Arrays.asList("", "hdfs", "viewfs", "webhdfs", "swebhdfs")));

  private static final String DEFAULT_PORT = ":8020";

  private final HiveTable table;
  private final TableLocation location;

  /**
   * The paths of a table.
   *
   * @throws CopyException {@link ErrorCode#UNSUPPORTED_OPERATION} where the table is a view, or not
   *     in HDFS
   */
  SourceLocations(HiveTable table) throws CopyException {
    this.table = table;
    this.location =
        table
            .location()
            .orElseThrow(
                () ->
                    new CopyException(
                        ErrorCode.UNSUPPORTED_OPERATION,
                        "The table " + table.name() + " has no location."));
    if (!SCHEMES.contains(fileSystem(location).replaceFirst(":.*", ""))) {
      throw new CopyException(
          ErrorCode.UNSUPPORTED_OPERATION,
          "The table " + table.name() + " has the location '" + location + "', which is not HDFS.");
    }
  }

  /** The directory of the table. */
  String path() {
    return location.path();
  }

  /**
   * The directory of a partition.
   *
   * @throws CopyException {@link ErrorCode#UNSUPPORTED_OPERATION} where it is in another file
   *     system
   */
  String path(HivePartition partition) throws CopyException {
    TableLocation place =
        partition.location().orElse(location.below(table.partitionName(partition.values())));
    if (!place.fileSystem().isEmpty() && !fileSystem(place).equals(fileSystem(location))) {
      throw new CopyException(
          ErrorCode.UNSUPPORTED_OPERATION,
          "The partition "
              + table.partitionName(partition.values())
              + " of "
              + table.name()
              + " has the location '"
              + place
              + "', which is not on the cluster of the table's location '"
              + location
              + "'.");
    }
    return place.path();
  }

  /** The scheme and the authority, of which cases and HDFS's usual port do not matter. */
  private static String fileSystem(TableLocation location) {
    String text = location.fileSystem().toLowerCase(Locale.ROOT);
    return text.startsWith("hdfs:") && text.endsWith(DEFAULT_PORT)
        ? text.substring(0, text.length() - DEFAULT_PORT.length())
        : text;
  }
}
