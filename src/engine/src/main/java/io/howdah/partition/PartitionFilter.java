package io.howdah.partition;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Chooses partitions by an expression such as {@code ds >= '2026-11-01' and country in ('US',
 * 'DE')}. The names of the directories on the way decide, so that nothing is listed below a
 * partition that is not chosen. Threads may share it.
 *
 * <p>A constant in quotes is compared as a text, as Hive compares a column of type string. A number
 * and a date are compared by their values; a partition whose value is none, such as NULL, is not
 * chosen by them.
 */
public final class PartitionFilter {
  private final Condition condition;
  private final Set<String> columns;
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private volatile boolean isFileOutside;
  private volatile boolean isFileUndecided;

  private PartitionFilter(Condition condition, Set<String> columns) {
    this.condition = condition;
    this.columns = columns;
  }

  /**
   * Reads an expression.
   *
   * @throws CopyException {@link ErrorCode#INVALID_ARGUMENT} with the place of the mistake
   */
  public static PartitionFilter parse(String expression) throws CopyException {
    ExpressionReader reader = new ExpressionReader(expression);
    Condition condition = reader.read();
    return new PartitionFilter(condition, reader.columns());
  }

  /**
   * Whether a chosen partition can be in a directory, or be the directory.
   *
   * @param path below the source, without a slash at its begin
   */
  public boolean leadsThrough(String path) {
    return condition.of(values(path + "/")).canBeTrue();
  }

  /**
   * Whether a file is in a chosen partition.
   *
   * @param path below the source, without a slash at its begin
   */
  public boolean contains(String path) {
    Map<String, String> values = values(path);
    if (values.keySet().containsAll(columns)) {
      return condition.of(values).canBeTrue();
    }
    if (values.isEmpty()) {
      isFileOutside = true;
    } else if (condition.of(values).canBeTrue()) {
      isFileUndecided = true;
    }
    return false;
  }

  /**
   * The columns of the expression that no directory has, where files were left out for that reason.
   * Such a column is most likely a mistake.
   */
  public List<String> unknownColumns() {
    List<String> unknown = new ArrayList<>();
    if (isFileUndecided || (isFileOutside && seen.isEmpty())) {
      unknown.addAll(columns);
      unknown.removeAll(seen);
    }
    return unknown;
  }

  /** The values on the way to a path, by column. The last name, behind the last slash, is none. */
  private Map<String, String> values(String path) {
    Map<String, String> values = new HashMap<>();
    int begin = 0;
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', begin)) {
      @Nullable PartitionDirectory directory =
          PartitionDirectory.parse(path.substring(begin, slash)).orElse(null);
      if (directory != null) {
        values.put(directory.column(), directory.value());
        seen.add(directory.column());
      }
      begin = slash + 1;
    }
    return values;
  }
}
