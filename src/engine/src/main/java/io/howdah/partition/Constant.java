package io.howdah.partition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** A constant of an expression. Its type decides how values are compared with it. */
interface Constant {
  /**
   * Compares the value of a partition with this constant.
   *
   * @return negative, 0 or positive; null where the value is not of this type, such as NULL
   */
  @Nullable Integer compareToThis(String value);

  /** Texts are compared by their characters, {@link PartitionDirectory#DEFAULT_VALUE} as well. */
  static Constant text(String text) {
    return value -> value.compareTo(text);
  }

  static Constant number(BigDecimal number) {
    return value -> {
      try {
        return new BigDecimal(value).compareTo(number);
      } catch (NumberFormatException e) {
        return null;
      }
    };
  }

  static Constant date(LocalDate date) {
    return value -> {
      try {
        return LocalDate.parse(value).compareTo(date);
      } catch (DateTimeParseException e) {
        return null;
      }
    };
  }
}
