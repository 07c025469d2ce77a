package io.howdah.partition;

/**
 * What is known of a condition about a partition: whether it can become true, and whether it can
 * become false. Both are open while a column is unknown. Neither is possible for a comparison with
 * NULL, as in SQL.
 */
enum Truth {
  TRUE(true, false),
  FALSE(false, true),
  /** A comparison with NULL: its negation is not true either. */
  NULL(false, false),
  /** A column that it depends on is not known yet. */
  OPEN(true, true);

  private final boolean canBeTrue;
  private final boolean canBeFalse;

  Truth(boolean canBeTrue, boolean canBeFalse) {
    this.canBeTrue = canBeTrue;
    this.canBeFalse = canBeFalse;
  }

  boolean canBeTrue() {
    return canBeTrue;
  }

  static Truth of(boolean isTrue) {
    return isTrue ? TRUE : FALSE;
  }

  Truth and(Truth other) {
    return of(canBeTrue && other.canBeTrue, canBeFalse || other.canBeFalse);
  }

  Truth or(Truth other) {
    return of(canBeTrue || other.canBeTrue, canBeFalse && other.canBeFalse);
  }

  Truth not() {
    return of(/* canBeTrue= */ canBeFalse, /* canBeFalse= */ canBeTrue);
  }

  private static Truth of(boolean canBeTrue, boolean canBeFalse) {
    if (canBeTrue) {
      return canBeFalse ? OPEN : TRUE;
    }
    return canBeFalse ? FALSE : NULL;
  }
}
