package io.howdah.table;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.TablePartitions;
import io.howdah.fs.FilePath;
import io.howdah.partition.PartitionDirectory;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The paths of a table in which each partition is at its usual place, and the paths where the files
 * really are. Sends no request.
 */
final class TablePaths {
  private static final NavigableSet<String> NO_NAMES = Collections.emptyNavigableSet();

  private static final String IN_THAT_OF = "which is in that of the partition ";

  private final TablePartitions partitions;
  private final FilePath table;

  /** The directories of partitions that are not at their usual place, by the partitions' names. */
  private final Map<String, FilePath> elsewhere = new HashMap<>();

  /** The beginnings of all names, without the whole names. */
  private final Set<String> leading = new HashSet<>();

  /** What leads to partitions that are elsewhere: the names in each directory of the table. */
  private final Map<FilePath, NavigableSet<String>> ways = new HashMap<>();

  /** Directories in the table with files of a partition that has another name. */
  private final Set<FilePath> misnamed = new HashSet<>();

  private TablePaths(TablePartitions partitions, FilePath table) {
    this.partitions = partitions;
    this.table = table;
  }

  /**
   * The paths of a table.
   *
   * @throws CopyException {@link ErrorCode#UNSUPPORTED_OPERATION} where a partition's directory has
   *     other files of the table in it
   */
  static TablePaths of(TablePartitions partitions) throws CopyException {
    TablePaths paths = new TablePaths(partitions, FilePath.of(partitions.location()));
    for (String name : partitions.names()) {
      for (int end = name.lastIndexOf('/'); end > 0; end = name.lastIndexOf('/', end - 1)) {
        if (!paths.leading.add(name.substring(0, end))) {
          break;
        }
      }
    }
    for (Map.Entry<String, String> each : partitions.elsewhere().entrySet()) {
      paths.add(each.getKey(), FilePath.of(each.getValue()));
    }
    paths.refuseNested();
    return paths;
  }

  private void add(String name, FilePath place) throws CopyException {
    elsewhere.put(name, place);
    FilePath directory = table;
    for (String each : name.split("/", -1)) {
      ways.computeIfAbsent(directory, any -> new TreeSet<>(FilePath::compareNames)).add(each);
      directory = directory.child(each);
    }
    if (place.startsWith(table) && !isName(place.relativeTo(table))) {
      misnamed.add(place);
    }
  }

  /** A reader of a directory would also find the files of a partition below it. */
  private void refuseNested() throws CopyException {
    Map<FilePath, String> places = new HashMap<>();
    elsewhere.forEach((name, place) -> places.put(place, name));
    for (Map.Entry<String, FilePath> each : new TreeMap<>(elsewhere).entrySet()) {
      if (table.startsWith(each.getValue())) {
        throw refused(each.getKey(), each.getValue(), "in which the directory of the table is");
      }
      @Nullable String above = above(each.getValue(), places);
      if (above != null) {
        throw refused(each.getKey(), each.getValue(), IN_THAT_OF + above);
      }
    }
    refuseUsualPlacesIn(places);
  }

  /** The partition whose directory is above this one; null for none. */
  private @Nullable String above(FilePath place, Map<FilePath, String> places) {
    for (FilePath each = place.parent(); each != null; each = each.parent()) {
      @Nullable String name = places.get(each);
      if (name != null) {
        return name;
      }
      if (each.startsWith(table) && isAtUsualPlace(each.relativeTo(table))) {
        return each.relativeTo(table);
      }
    }
    return null;
  }

  private void refuseUsualPlacesIn(Map<FilePath, String> places) throws CopyException {
    Set<FilePath> above = new HashSet<>(places.keySet());
    above.removeIf(place -> !place.startsWith(table) || !isLeading(place.relativeTo(table)));
    if (above.isEmpty()) {
      return;
    }
    for (String name : partitions.names()) {
      @Nullable String outer = isAtUsualPlace(name) ? above(table.resolve(name), places) : null;
      if (outer != null) {
        throw refused(name, table.resolve(name), IN_THAT_OF + outer);
      }
    }
  }

  private CopyException refused(String name, FilePath place, String problem) {
    return new CopyException(
        ErrorCode.UNSUPPORTED_OPERATION,
        "The partition "
            + name
            + " of the table in '"
            + table
            + "' has the directory '"
            + place
            + "', "
            + problem
            + ".");
  }

  private boolean isName(String relative) {
    return partitions.names().contains(relative);
  }

  private boolean isAtUsualPlace(String relative) {
    return isName(relative) && !elsewhere.containsKey(relative);
  }

  private boolean isLeading(String relative) {
    return leading.contains(relative);
  }

  FilePath table() {
    return table;
  }

  /** Where the files of a path really are. */
  FilePath real(FilePath path) throws CopyException {
    @Nullable String name = elsewhere.isEmpty() ? null : partition(path);
    if (name == null) {
      return path;
    }
    @Nullable FilePath place = elsewhere.get(name);
    if (place == null) {
      return path;
    }
    String relative = path.relativeTo(table);
    return relative.equals(name) ? place : place.resolve(relative.substring(name.length() + 1));
  }

  /** Whether a path is outside of the table, or in a partition of it. */
  boolean isAsItIs(FilePath path) {
    return partitions.columns() == 0 || !path.startsWith(table) || partition(path) != null;
  }

  /** The names in a directory that are partitions elsewhere, or lead to some, in their order. */
  NavigableSet<String> ways(FilePath directory) {
    return ways.getOrDefault(directory, NO_NAMES);
  }

  /**
   * Whether a directory at this path is not shown: it has the name of a partition that the
   * metastore does not have, or is that of a partition with another name.
   */
  boolean isHidden(FilePath path) {
    if (isAsItIs(path) || path.equals(table)) {
      return false;
    }
    if (isUnknownPartition(path.relativeTo(table))) {
      return true;
    }
    for (FilePath each = path; each != null && !misnamed.isEmpty(); each = each.parent()) {
      if (misnamed.contains(each)) {
        return true;
      }
    }
    return false;
  }

  /** The name of the partition that a path is in; null for none. */
  private @Nullable String partition(FilePath path) {
    if (partitions.columns() == 0 || !path.startsWith(table)) {
      return null;
    }
    String relative = path.relativeTo(table);
    int end = -1;
    for (int i = 1; i < partitions.columns(); i++) {
      end = relative.indexOf('/', end + 1);
      if (end < 0) {
        return null;
      }
    }
    end = relative.indexOf('/', end + 1);
    String name = end < 0 ? relative : relative.substring(0, end);
    return isName(name) ? name : null;
  }

  /** Whether the first directories of a path name a partition, or lead to some, but to no known. */
  private boolean isUnknownPartition(String relative) {
    int end = -1;
    for (int i = 1; i <= partitions.columns() && end < relative.length(); i++) {
      int begin = end + 1;
      int slash = relative.indexOf('/', begin);
      end = slash < 0 ? relative.length() : slash;
      if (!PartitionDirectory.parse(relative.substring(begin, end)).isPresent()) {
        return false;
      }
      String soFar = relative.substring(0, end);
      if (i == partitions.columns() ? !isName(soFar) : !isLeading(soFar)) {
        return true;
      }
    }
    return false;
  }
}
