package io.howdah.partition;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The statements of Hive's SQL that make the partitions of a table known to its metastore, one in a
 * line. What SQL cannot do is a comment that says so.
 */
public final class PartitionStatements {
  private static final String DATABASE_SUFFIX = ".db";
  private static final int FIRST_PRINTABLE = 0x20;

  /** Hive replaces variables, and Beeline ends a statement, also in a quoted name. */
  private static final Pattern MISREAD = Pattern.compile("[`;$'\"\\\\\\p{Cntrl}]");

  private final String table;
  private final boolean isMisread;

  private PartitionStatements(String table, boolean isMisread) {
    this.table = table;
    this.isMisread = isMisread;
  }

  /**
   * Statements for the table in a directory. It is named as Hive's warehouse names it: {@code
   * sales.db/orders} is the table {@code orders} of the database {@code sales}. In any other place
   * the directory has the name of the table.
   */
  public static PartitionStatements of(String tableDirectory) {
    int slash = tableDirectory.lastIndexOf('/');
    String name = tableDirectory.substring(slash + 1);
    String above = slash <= 0 ? "" : tableDirectory.substring(0, slash);
    String parent = above.substring(above.lastIndexOf('/') + 1);
    if (!parent.endsWith(DATABASE_SUFFIX) || parent.equals(DATABASE_SUFFIX)) {
      return new PartitionStatements(quotedName(name), isMisread(name));
    }
    String database = parent.substring(0, parent.length() - DATABASE_SUFFIX.length());
    return new PartitionStatements(
        quotedName(database) + "." + quotedName(name), isMisread(database + name));
  }

  private static boolean isMisread(String name) {
    return MISREAD.matcher(name).find();
  }

  /** Adds a partition, unless the metastore has it. */
  public String add(PartitionPath partition, String directory) {
    return statement(
        partition,
        "cannot add it",
        " ADD IF NOT EXISTS " + specification(partition) + " LOCATION " + quotedText(directory));
  }

  /** Removes a partition, if the metastore has it. */
  public String drop(PartitionPath partition) {
    return statement(partition, "cannot name it", " DROP IF EXISTS " + specification(partition));
  }

  private String statement(PartitionPath partition, String unable, String change) {
    if (isNull(partition.columns())) {
      return "-- " + specification(partition) + " is NULL in a column: SQL " + unable + ".";
    }
    boolean isComment =
        isMisread || partition.columns().stream().anyMatch(column -> isMisread(column.column()));
    String statement = "ALTER TABLE " + table + change + ";";
    return isComment ? "-- Beeline misreads a name in: " + statement : statement;
  }

  /** A comment with the statement that brings the statistics of a partition up to date. */
  public String analyze(PartitionPath partition) {
    return "-- Its statistics may be stale: ANALYZE TABLE "
        + table
        + " "
        + specification(partition)
        + " COMPUTE STATISTICS;";
  }

  private static boolean isNull(List<PartitionDirectory> columns) {
    return columns.stream()
        .anyMatch(column -> column.value().equals(PartitionDirectory.DEFAULT_VALUE));
  }

  private static String specification(PartitionPath partition) {
    return partition.columns().stream()
        .map(column -> quotedName(column.column()) + "=" + quotedText(column.value()))
        .collect(Collectors.joining(", ", "PARTITION (", ")"));
  }

  private static String quotedName(String name) {
    return "`" + escaped(name, '`', "``") + "`";
  }

  private static String quotedText(String text) {
    String escaped = escaped(text.replace("\\", "\\\\"), '\'', "\\'");
    // Hive replaces ${env:NAME} before it parses, and Beeline splits at semicolons.
    return "'" + escaped.replace("$", "\\u0024").replace(";", "\\u003b") + "'";
  }

  /** A control character, such as a line break, would end the line or hide what follows. */
  private static String escaped(String text, char quote, String escapedQuote) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == quote) {
        escaped.append(escapedQuote);
      } else if (character < FIRST_PRINTABLE || Character.getType(character) == Character.CONTROL) {
        escaped.append(String.format("\\u%04x", (int) character));
      } else {
        escaped.append(character);
      }
    }
    return escaped.toString();
  }
}
