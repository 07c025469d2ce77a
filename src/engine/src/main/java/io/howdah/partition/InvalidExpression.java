package io.howdah.partition;

import io.howdah.CopyException;
import io.howdah.ErrorCode;

/** Sentences about wrong expressions. */
final class InvalidExpression {
  private InvalidExpression() {}

  /**
   * A failure at a place of the expression.
   *
   * @param position from 0
   */
  static CopyException at(int position, String what) {
    return new CopyException(
        ErrorCode.INVALID_ARGUMENT,
        "In the expression for partitions, column " + (position + 1) + ": " + what + ".");
  }
}
