package io.howdah.hive;

import io.howdah.partition.PartitionDirectory;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The partitions that directories of a table stand for. Values that are equal in the type of their
 * column have one text, as in Hive's SQL: {@code hr=07} is the partition {@code hr=7} where {@code
 * hr} is an int.
 */
final class PartitionNames {
  private static final Set<String> WHOLE_NUMBERS =
      Collections.unmodifiableSet(
          new HashSet<>(Arrays.asList("tinyint", "smallint", "int", "integer", "bigint")));

  private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?[0-9]+");
  private static final Pattern DATE = Pattern.compile("([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})");

  private final HiveTable table;
  private final List<HiveColumn> columns;

  PartitionNames(HiveTable table) {
    this.table = table;
    this.columns = table.partitionColumns();
  }

  /**
   * The values of a partition in the order of the table's columns.
   *
   * @param directories such as {@code ds=2026-11-01/hr=07}
   * @return empty where they are not those of the table's columns
   */
  Optional<List<String>> values(String directories) {
    Map<String, String> byColumn = new HashMap<>();
    for (String each : directories.split("/", -1)) {
      @Nullable PartitionDirectory directory = PartitionDirectory.parse(each).orElse(null);
      if (directory == null
          || byColumn.put(directory.column().toLowerCase(Locale.ROOT), directory.value()) != null) {
        return Optional.empty();
      }
    }
    List<String> values = new ArrayList<>();
    for (HiveColumn column : columns) {
      @Nullable String value = byColumn.get(column.name().toLowerCase(Locale.ROOT));
      if (value != null) {
        values.add(equalText(column, value));
      }
    }
    return values.size() == columns.size() && values.size() == byColumn.size()
        ? Optional.of(values)
        : Optional.empty();
  }

  /** The name of a partition. Equal partitions have equal names. */
  String of(List<String> values) {
    List<String> equal = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      equal.add(equalText(columns.get(i), values.get(i)));
    }
    return table.partitionName(equal);
  }

  private static String equalText(HiveColumn column, String value) {
    String type = column.type().toLowerCase(Locale.ROOT);
    if (WHOLE_NUMBERS.contains(type) && WHOLE_NUMBER.matcher(value).matches()) {
      return new BigInteger(value).toString();
    }
    Matcher date = DATE.matcher(value);
    if (type.equals("date") && date.matches()) {
      return date.group(1) + "-" + twoDigits(date.group(2)) + "-" + twoDigits(date.group(3));
    }
    return value;
  }

  private static String twoDigits(String number) {
    return number.length() == 1 ? "0" + number : number;
  }
}
