package io.howdah.partition;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The directory of a partition as Hive and Spark name it: {@code column=value}. Characters that a
 * path cannot have, and some others, are escaped as {@code %2F} (Hive's {@code
 * FileUtils.escapePathName}).
 */
public final class PartitionDirectory {
  /** The value of a partition whose column is NULL or an empty text. */
  public static final String DEFAULT_VALUE = "__HIVE_DEFAULT_PARTITION__";

  /** The characters that Hive escapes, besides control characters. */
  private static final String ESCAPED = "\"#%'*/:=?\\{[]^\u007F";

  private static final int HEXADECIMAL = 16;
  private static final int ESCAPE_LENGTH = 3;

  private final String column;
  private final String value;

  private PartitionDirectory(String column, String value) {
    this.column = column;
    this.value = value;
  }

  /** Reads the name of a directory; empty where it is no partition. */
  public static Optional<PartitionDirectory> parse(String name) {
    int sign = name.indexOf('=');
    if (sign <= 0 || sign == name.length() - 1) {
      return Optional.empty();
    }
    String column = unescape(name.substring(0, sign)).toLowerCase(Locale.ROOT);
    return Optional.of(new PartitionDirectory(column, unescape(name.substring(sign + 1))));
  }

  /**
   * The directory of a value.
   *
   * @param value without escapes; for NULL, as for an empty text, it is {@link #DEFAULT_VALUE}
   */
  public static PartitionDirectory of(String column, String value) {
    return new PartitionDirectory(
        column.toLowerCase(Locale.ROOT), value.isEmpty() ? DEFAULT_VALUE : value);
  }

  /** The name of the column, in lower case, since Hive does not distinguish cases. */
  public String column() {
    return column;
  }

  /** The value without escapes, or {@link #DEFAULT_VALUE}. */
  public String value() {
    return value;
  }

  /** The name of the directory, with Hive's escapes. */
  public String name() {
    return escape(column) + "=" + escape(value);
  }

  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character < ' ' || ESCAPED.indexOf(character) >= 0) {
        escaped.append(String.format("%%%02X", (int) character));
      } else {
        escaped.append(character);
      }
    }
    return escaped.toString();
  }

  /** A percent sign without two hexadecimal digits behind it stands for itself, as in Hive. */
  private static String unescape(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    StringBuilder unescaped = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      int character = text.charAt(i) == '%' ? escaped(text, i) : -1;
      unescaped.append(character < 0 ? text.charAt(i) : (char) character);
      i += character < 0 ? 1 : ESCAPE_LENGTH;
    }
    return unescaped.toString();
  }

  private static int escaped(String text, int percent) {
    if (percent + ESCAPE_LENGTH > text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(percent + 1), HEXADECIMAL);
    int low = Character.digit(text.charAt(percent + 2), HEXADECIMAL);
    return high < 0 || low < 0 ? -1 : high * HEXADECIMAL + low;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PartitionDirectory
        && ((PartitionDirectory) other).column.equals(column)
        && ((PartitionDirectory) other).value.equals(value);
  }

  @Override
  public int hashCode() {
    return Objects.hash(column, value);
  }

  @Override
  public String toString() {
    return column + "=" + value;
  }
}
