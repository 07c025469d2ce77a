package io.howdah.partition;

import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** A part of an expression. */
interface Condition {
  /**
   * Evaluates it for a directory.
   *
   * @param values by column, of the partitions on the way to it; others are not known yet
   */
  Truth of(Map<String, String> values);

  /** Compares a column with a constant. */
  static Condition comparison(String column, IntPredicate accepted, Constant constant) {
    return values -> {
      @Nullable String value = values.get(column);
      if (value == null) {
        return Truth.OPEN;
      }
      @Nullable Integer order = constant.compareToThis(value);
      return order == null ? Truth.NULL : Truth.of(accepted.test(order));
    };
  }

  /** Compares a column with a pattern. */
  static Condition like(String column, LikePattern pattern) {
    return values -> {
      @Nullable String value = values.get(column);
      return value == null ? Truth.OPEN : Truth.of(pattern.matches(value));
    };
  }

  /** All of them; true where there are none. */
  static Condition all(List<Condition> conditions) {
    return values -> {
      Truth truth = Truth.TRUE;
      for (Condition each : conditions) {
        truth = truth.and(each.of(values));
      }
      return truth;
    };
  }

  /** Any of them; false where there are none. */
  static Condition any(List<Condition> conditions) {
    return values -> {
      Truth truth = Truth.FALSE;
      for (Condition each : conditions) {
        truth = truth.or(each.of(values));
      }
      return truth;
    };
  }

  static Condition not(Condition condition) {
    return values -> condition.of(values).not();
  }
}
