package io.howdah.hive;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of a table with its database. Both are in lower case, as Hive keeps them. */
public final class HiveTableName {
  private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_]+)\\.([^\\s.`'\"]+)");

  private final String database;
  private final String table;

  private HiveTableName(String database, String table) {
    this.database = database.toLowerCase(Locale.ROOT);
    this.table = table.toLowerCase(Locale.ROOT);
  }

  /** A table of a database. */
  public static HiveTableName of(String database, String table) {
    return new HiveTableName(database, table);
  }

  /**
   * Parses {@code database.table}.
   *
   * @throws CopyException {@link ErrorCode#INVALID_ARGUMENT} where the text has another form
   */
  public static HiveTableName parse(String text) throws CopyException {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT,
          "'" + text + "' is no name of a table: it must have the form database.table.");
    }
    return new HiveTableName(matcher.group(1), matcher.group(2));
  }

  public String database() {
    return database;
  }

  /** The name within the database. */
  public String table() {
    return table;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HiveTableName
        && ((HiveTableName) other).database.equals(database)
        && ((HiveTableName) other).table.equals(table);
  }

  @Override
  public int hashCode() {
    return Objects.hash(database, table);
  }

  /** {@code database.table}. */
  @Override
  public String toString() {
    return database + "." + table;
  }
}
